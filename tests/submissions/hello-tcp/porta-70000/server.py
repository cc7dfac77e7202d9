import socket

PORTA = 70000

servidor = socket.socket()
servidor.bind(('0.0.0.0', PORTA))
servidor.listen(5)
while True:
    conexao, endereco = servidor.accept()
    print('Conectado por', endereco)
    conexao.send('Bem-vindo!'.encode())
    conexao.close()
