import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
print('Servidor pronto')
while True:
   c, addr = s.accept()
   print('Got connection from', addr)
   try:
      for m in ['Thank you for connecting', 'Come back often', 'Bye!']:
         c.send(m.encode())
         r = c.recv(2)           # so manda a proxima quando o cliente disser OK
         if r != b'OK':
            print('cliente nao confirmou')
            break
         print('  confirmada:', m)
   except ConnectionError as erro:
      print('  erro', erro)
   c.close()
