import socket

UDP_IP = "0.0.0.0"
UDP_PORT = 5005

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((UDP_IP, UDP_PORT))

total = 0

while True:
    dados, addr = sock.recvfrom(1024)
    total += len(dados)
    print("Quantidade de mensagens recebidas: %d" % total)
