import socket

s = socket.socket()
host = socket.gethostname()
port = 12346
s.bind((host, port))

s.listen(5)
while True:
   c, addr = s.accept()
   print('Conexao de', addr)
   # correção: coloquei \n no final para as mensagens nao virem grudadas
   c.send('Thank you for connecting\n'.encode())
   c.send('Come back often\n'.encode())
   c.send('Bye!\n'.encode())
   c.close()
