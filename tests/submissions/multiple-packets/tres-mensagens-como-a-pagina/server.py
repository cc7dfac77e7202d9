import socket

TEXTOS = ("Thank you for connecting", "Come back often", "Bye!")

escuta = socket.socket()
escuta.bind((socket.gethostname(), 12345))
escuta.listen(5)
while True:
    conexao, quem = escuta.accept()
    print("Got connection from", quem)
    for texto in TEXTOS:
        conexao.send(texto.encode())
    conexao.close()
