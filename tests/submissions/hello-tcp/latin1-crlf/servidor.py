# -*- coding: latin-1 -*-
# Programa servidor: saudação a cada conexão
import socket

servidor = socket.socket()
servidor.bind(('', 12345))
servidor.listen()
while 1:
    conexao, endereco = servidor.accept()
    print('Got connection from', endereco)
    try:
        conexao.sendall(b'Thank you for connecting')
    except OSError:
        print('conexão perdida')
    conexao.close()
