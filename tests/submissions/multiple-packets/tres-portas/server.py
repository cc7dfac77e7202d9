import socket
import threading

MENSAGENS = {12345: "Thank you for connecting", 12346: "Come back often", 12347: "Bye!"}


def porta(numero, texto):
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("localhost", numero))
    s.listen(5)
    while True:
        c, addr = s.accept()
        c.sendall(texto.encode())
        c.close()


for numero, texto in MENSAGENS.items():
    threading.Thread(target=porta, args=(numero, texto)).start()
