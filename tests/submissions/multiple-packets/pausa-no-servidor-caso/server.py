import socket
import time

TEXTOS = ("Thank you for connecting", "Come back often", "Bye!")

escuta = socket.socket()
escuta.bind((socket.gethostname(), 12345))
escuta.listen(5)
while True:
    conexao, quem = escuta.accept()
    print("Got connection from", quem)
    try:
        for numero, texto in enumerate(TEXTOS):
            if numero:
                time.sleep(2)  # da tempo do cliente acordar, senao gruda tudo
            conexao.send(texto.encode())
    except (BrokenPipeError, ConnectionResetError):
        print("cliente foi embora antes")
    conexao.close()
