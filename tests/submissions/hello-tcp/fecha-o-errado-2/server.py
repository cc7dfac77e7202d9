#server.py
import socket                               # Import socket module

s = socket.socket()                         # Create a socket object
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
host = ''
port = 12345
s.bind((host, port))

s.listen(5)
print('Servidor no ar')
while True:
   c, addr = s.accept()                     # Establish connection with client.
   print('Conexão de', addr)
   c.send('Obrigado por conectar'.encode())
   s.close()                                # Fecha a conexão com o cliente
