import os
import socket

escuta = socket.create_server(("0.0.0.0", 12345), backlog=8)

while True:
    aceito, (ip, porta) = escuta.accept()
    print("Got connection from", (ip, porta))
    descritor = aceito.detach()
    conexao = socket.fromfd(descritor, socket.AF_INET, socket.SOCK_STREAM)
    os.close(descritor)
    try:
        conexao.sendmsg([b"Thank you ", b"for ", b"connecting"])
    except OSError as erro:
        print("erro:", erro)
    conexao.close()
