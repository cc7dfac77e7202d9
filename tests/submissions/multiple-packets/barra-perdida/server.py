#server.py
import socket

SEP = '|'   # separador para o cliente saber onde acaba cada mensagem

s = socket.socket()
host = socket.gethostname()
port = 12345
s.bind((host, port))

s.listen(5)
while True:
   c, addr = s.accept()
   print('Got connection from', addr)
   c.send(('Thank you for connecting' + SEP).encode())
   c.send(('Come back often' + SEP).encode())
   c.send(('Bye!' + SEP).encode())
   c.close()
