import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.connect((host, port))
print("conectei!")
dados = s.recv(16)     # tamanho do buffer (potencia de 2)
print("O servidor disse:", dados.decode())
s.close()
print("fim")
