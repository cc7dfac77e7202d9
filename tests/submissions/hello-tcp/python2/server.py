import socket

s = socket.socket()
host = socket.gethostname()
s.bind((host, 12345))
s.listen(5)
print 'Servidor no ar em', host
while True:
    c, addr = s.accept()
    print 'Got connection from', addr
    c.send('Thank you for connecting')
    c.close()
