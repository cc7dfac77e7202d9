#server.py
#!/usr/bin/python

import socket

s = socket.socket()
host = socket.gethostname()
host = "localhost"   # troquei
port = 12345
s.bind((host, port))

s.listen(5)
print("Servidor ligado")
while True:
   c, addr = s.accept()
   print('Conectou:', addr)
   mensagem = 'Obrigado por conectar no meu servidor'
   c.send(mensagem.encode())
   print('enviei:', mensagem)
# fecha a conexao no fim
c.close()
s.close()
