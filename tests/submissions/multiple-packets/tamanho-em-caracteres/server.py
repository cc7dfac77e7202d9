import socket


def envia(c, texto):
    c.sendall(f"{len(texto):04d}".encode())
    c.sendall(texto.encode())


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 12345))
s.listen(5)
while True:
    c, endereco = s.accept()
    print("Got connection from", endereco)
    envia(c, "Obrigado pela conexão")
    envia(c, "Volte sempre")
    envia(c, "Até!")
    c.close()
