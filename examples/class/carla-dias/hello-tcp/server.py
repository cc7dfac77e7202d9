from socket import socket, gethostname

servidor = socket()
servidor.bind((gethostname(), 12345))
servidor.listen()
conexao, quem = servidor.accept()
print('Got connection from', quem)
conexao.send(b'Thank you for connecting')
conexao.close()
