import socket

servidor = socket.socket()
maquina = socket.gethostname()
servidor.bind((maquina, 12345))
servidor.listen(5)

while True:
    conexao, origem = servidor.accept()
    print('Got connection from', origem)
    conexao.send(b'Thank you for connecting')
    conexao.close()
