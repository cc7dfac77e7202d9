import socket

s = socket.create_server(("", 12345))
while True:
    c, endereco = s.accept()
    print("Got connection from", endereco)
    for texto in ("Thank you for connecting", "Come back often", "Bye!"):
        c.sendall((texto + "\n").encode())
    c.close()
