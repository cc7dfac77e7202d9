import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()
s.bind((host, 12345))
while True:
    data, addr = s.recvfrom(1024)
    print("Mensagem recebida:", data.decode(), "de", addr)
    s.sendto(data, addr)
