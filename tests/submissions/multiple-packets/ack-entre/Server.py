import socket
#from time import sleep

s = socket.socket()
host = socket.gethostname()
port = 1234
s.bind((host, port))
s.listen(5)

#while True:
#   c, addr = s.accept()
#   c.send('Thank you for connecting'.encode())
#   sleep(1)
#   c.send('Come back often'.encode())
#   sleep(1)
#   c.send('Bye!'.encode())
#   c.close()

def mandar(c, texto):
   c.send(texto.encode())
   # so manda a proxima quando o cliente confirmar
   ok = c.recv(1024)
   return ok == b'OK'

while True:
   c, addr = s.accept()
   print('Got connection from', addr)
   try:
      mandar(c, 'Thank you for connecting') and mandar(c, 'Come back often') and mandar(c, 'Bye!')
   except ConnectionError:
      print('cliente foi embora')
   c.close()
