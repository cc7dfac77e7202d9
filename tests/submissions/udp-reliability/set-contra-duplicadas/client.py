import socket


def gerar(n):
    for i in range(n):
        yield "Mensagem {}".format(i).encode()


sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
enviadas = 0
for msg in gerar(10000):
    sock.sendto(msg, ("localhost", 12345))
    enviadas += 1
print("Enviadas:", enviadas)
sock.close()
