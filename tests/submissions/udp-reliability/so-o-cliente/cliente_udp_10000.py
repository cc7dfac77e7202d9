import socket
import sys

# porta do servidor.py do exercicio anterior
HOST = sys.argv[1] if len(sys.argv) > 1 else "localhost"
PORTA = int(sys.argv[2]) if len(sys.argv) > 2 else 12345

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
erros = 0
for i in range(10000):
    try:
        sock.sendto("mensagem numero {}".format(i).encode(), (HOST, PORTA))
    except OSError:
        erros += 1
    if i % 1000 == 999:
        print(i + 1, "enviadas")
print("fim,", erros, "erros de envio")
sock.close()
