import socket

UDP_IP = "127.0.0.1"
UDP_PORT = 5005

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((UDP_IP, UDP_PORT))

contador = 0
while contador < 10000:
    data, addr = sock.recvfrom(1024)
    contador = contador + 1
    print("recebidas:", contador)

print("Recebi todas as 10.000 mensagens!")
sock.close()
