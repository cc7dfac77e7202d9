"""Envia três mensagens a cada cliente, cada uma terminada por uma quebra de linha.

TCP carrega bytes, não mensagens: o que sai em três envios pode chegar em um pedaço só, ou em vinte.
Onde uma mensagem termina é o protocolo que diz, e aqui ele diz: em "\\n".
"""

import socket

PORTA = 12345
MENSAGENS = ("Thank you for connecting", "Come back often", "Bye!")

servidor = socket.socket()
servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
servidor.bind(("", PORTA))
servidor.listen()

while True:
    conexao, endereco = servidor.accept()
    print("Got connection from", endereco)
    with conexao:
        try:
            for mensagem in MENSAGENS:
                conexao.sendall(mensagem.encode() + b"\n")
        except OSError as erro:
            print("Conexão perdida:", erro)
