"""Saúda cada cliente que se conecta e encerra a conexão."""

import socket

PORTA = 12345

servidor = socket.socket()
servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
servidor.bind(("", PORTA))  # "": todas as interfaces desta máquina
servidor.listen()

while True:
    conexao, endereco = servidor.accept()
    print("Got connection from", endereco)
    with conexao:
        try:
            conexao.sendall(b"Thank you for connecting")
        except OSError as erro:  # o cliente já se foi; o próximo não tem culpa
            print("Conexão perdida:", erro)
