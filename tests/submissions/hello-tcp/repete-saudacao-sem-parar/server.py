import socket
from time import sleep

s = socket.socket()
host = socket.gethostname()
port = 12345
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((host, port))

s.listen(5)
print('aguardando...')
c, addr = s.accept()
print('Got connection from', addr)

# o servidor fica rodando para sempre mandando a mensagem
while True:
   c.send('Thank you for connecting\n'.encode())
   print('mensagem enviada para', addr)
   sleep(2)

c.close()
