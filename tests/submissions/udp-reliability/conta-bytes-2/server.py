import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()
port = 12345
s.bind((host, port))
total = 0
print('Esperando mensagens')
while True:
    data, addr = s.recvfrom(4096)
    total += len(data)
    print('Mensagens recebidas:', total)
