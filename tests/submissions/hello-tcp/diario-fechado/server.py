import socket
import time

ARQUIVO = "conexoes.txt"


def anota(arq, texto):
    arq.write(time.strftime("%d/%m/%Y %H:%M:%S ") + texto + "\n")
    arq.flush()


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("0.0.0.0", 12345))
s.listen(5)

diario = open(ARQUIVO, "a", encoding="utf-8")
anota(diario, "servidor iniciado")

while True:
    print("Esperando...")
    c, addr = s.accept()
    with diario:                      # garante que o log foi gravado
        anota(diario, "conexao de %s:%s" % addr)
        print("Got connection from", addr)
        c.send("Thank you for connecting".encode())
    c.close()
