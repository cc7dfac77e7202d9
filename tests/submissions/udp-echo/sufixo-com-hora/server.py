import socket
import time

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
while True:
    data, addr = s.recvfrom(1024)
    texto = data.decode()
    print('Mensagem recebida:', texto)
    eco = texto + time.strftime(' (recebida às %H:%M:%S)')
    s.sendto(eco.encode(), addr)
