import socket
import struct

MENSAGENS = ["Thank you for connecting", "Come back often", "Bye!"]


def envia(conexao, texto):
    dados = texto.encode()
    conexao.sendall(struct.pack("!I", len(dados)) + dados)


servidor = socket.create_server(("", 12345))
while True:
    conexao, endereco = servidor.accept()
    print("Got connection from", endereco)
    for mensagem in MENSAGENS:
        envia(conexao, mensagem)
    conexao.close()
