#server.py
import socket

s = socket.socket(socket.AF_INET,socket.SOCK_DGRAM)
host = 'localhost'
port = 12345
s.bind((host, port))

cont = 0
while True:
   data, addr = s.recvfrom(4096)
   cont = cont + 1
   print(cont, 'mensagens recebidas, ultima:', data.decode())
