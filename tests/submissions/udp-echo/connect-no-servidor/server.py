import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
data, addr = s.recvfrom(2048)
s.connect(addr)
while True:
    print('Mensagem recebida:', data.decode())
    s.send(data)
    data = s.recv(2048)
