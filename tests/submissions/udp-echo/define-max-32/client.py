import socket, sys

MAXBUF = 32
SERVER = "127.0.0.1"
PORT = 8888

fd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)

while (1):
    msg = input("Entre com a mensagem: ")
    if (msg == "SAIR"):
        break
    fd.sendto(msg.encode("utf-8"), (SERVER, PORT))
    (buf, addr) = fd.recvfrom(MAXBUF)
    print("Eco: %s" % buf.decode("utf-8", "replace"))

fd.close()
sys.exit(0)
