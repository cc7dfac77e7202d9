import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.bind((host, port))
s.listen(5)
c, addr = s.accept()
print('Conexão de', addr)
c.send('Olá! Obrigado pela conexão'.encode())
c.close()
s.close()
