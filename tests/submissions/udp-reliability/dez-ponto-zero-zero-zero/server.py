# servidor que conta
import socket

udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
orig = ('', 12345)
udp.bind(orig)
contador = 0
while True:
    msg, cliente = udp.recvfrom(1024)
    contador += 1
    print(cliente, 'mensagens recebidas:', contador)
udp.close()
