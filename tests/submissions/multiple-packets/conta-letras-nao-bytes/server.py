import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('localhost', 12345))
s.listen(5)

m1 = 'Obrigado por conectar'   # 21
m2 = 'Até logo'                # 8
m3 = 'Tchau!'                  # 6
print(len(m1), len(m2), len(m3))

while True:
   c, addr = s.accept()
   print('Got connection from', addr)
   c.send(m1.encode())
   c.send(m2.encode())
   c.send(m3.encode())
   c.close()
