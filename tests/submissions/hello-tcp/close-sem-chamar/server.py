import socket               # importa o modulo

s = socket.socket()
host = socket.gethostname()
port = 12345
s.bind((host, port))
s.listen(5)
print("Servidor iniciado em", host, port)
while True:
   c, addr = s.accept()
   print('Conexao de', addr)
   c.send('Obrigado por conectar!'.encode())
   c.close
