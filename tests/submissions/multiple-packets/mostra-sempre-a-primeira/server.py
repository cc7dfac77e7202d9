import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
   c, addr = s.accept()
   print('Got connection from', addr)
   c.sendall('Thank you for connecting'.ljust(30).encode())
   c.sendall('Come back often'.ljust(30).encode())
   c.sendall('Bye!'.ljust(30).encode())
   c.close()
