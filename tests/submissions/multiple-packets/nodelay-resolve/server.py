#server.py
import socket

s = socket.socket()
host = 'localhost'
port = 12345
s.bind((host, port))
s.listen(5)
while True:
   c, addr = s.accept()
   # RESPOSTA: as mensagens chegam grudadas por causa do algoritmo de Nagle,
   # entao desliguei o Nagle e agora cada send vira um pacote
   c.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
   print('Got connection from', addr)
   c.send('Thank you for connecting'.encode())
   c.send('Come back often'.encode())
   c.send('Bye!'.encode())
   c.close()
