import socket

s = socket.socket()
s.bind(('0.0.0.0', 4000))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    c.send('Obrigada por se conectar, volte sempre!'.encode())
    c.close()
