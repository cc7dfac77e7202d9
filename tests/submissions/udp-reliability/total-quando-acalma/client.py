import socket
import sys

destino = sys.argv[1] if len(sys.argv) == 2 else "localhost"
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
enviadas = 0
while enviadas < 10_000:
    enviadas += 1
    sock.sendto(b"mensagem %d" % enviadas, (destino, 12345))
print("Enviei", enviadas, "mensagens. Confira o total no servidor.")
