#!/usr/bin/python
import socket
#from time import sleep

s = socket.socket()
#host = socket.gethostname()
host = 'localhost'
port = 12345
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((host, port))

s.listen(5)
while True:
   c, addr = s.accept()
   print('Got connection from', addr)
   #c.send('Thank you for connecting'.encode())
   #sleep(2)
   #c.send('Come back often'.encode())
   #sleep(2)   <- funcionava mas a monitora falou que nao vale
   #c.send('Bye!'.encode())
   c.send('Thank you for connecting\n'.encode())
   c.send('Come back often\n'.encode())
   c.send('Bye!\n'.encode())
   c.close()
