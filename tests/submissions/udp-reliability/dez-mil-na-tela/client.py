import socket

MENSAGENS = 10000

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.connect(("localhost", 12345))
    for n in range(1, MENSAGENS + 1):
        s.send(b"mensagem %d" % n)
    print(MENSAGENS, "mensagens enviadas")
