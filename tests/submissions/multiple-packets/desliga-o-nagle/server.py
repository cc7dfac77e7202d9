#server.py
import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((host, port))
s.listen(5)

while True:
   c, addr = s.accept()
   print('Got connection from', addr)
   # O algoritmo de Nagle junta pacotes pequenos em um so.
   # Desligando ele (TCP_NODELAY) cada send vira um pacote separado
   # e cada recv do cliente recebe um pacote.
   c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
   c.send('Thank you for connecting'.encode())
   c.send('Come back often'.encode())
   c.send('Bye!'.encode())
   c.close()
