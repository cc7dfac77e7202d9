import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.bind((host, port))

s.listen(5)
print("Servidor esperando na porta", port)
while True:
   c, addr = s.accept()
   print('Got connection from', addr)
   c.send('Obrigado por se conectar'.encode())
   c.close      # fecha a conexao
