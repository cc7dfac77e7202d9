import socket

#define MAXBUF 32
MAXBUF = 32
#define PORT 8888
PORT = 8888

fd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 0)
fd.bind(("", PORT))

while (1):
    print("aguardando dados...")
    (buf, si_other) = fd.recvfrom(MAXBUF)
    print("pacote recebido de %s:%d" % (si_other[0], si_other[1]))
    print("dados: %s" % buf.decode("utf-8", "replace"))
    # agora responde com os mesmos dados
    fd.sendto(buf, si_other)

fd.close()
