import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((host, port))

s.listen(5)
print('Aguardando clientes...')
while True:
   con, cliente = s.accept()
   print('Conexao de', cliente)
   con.send('Obrigado por se conectar'.encode())
   s.close()      # encerra a conexao
