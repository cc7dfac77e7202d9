import socket
import sys
from time import sleep
from protocolo import desempacota

# uso: client.py [host[:porta]]
alvo = sys.argv[1] if len(sys.argv) > 1 else "localhost:33333"
host, _, porta = alvo.partition(":")
s = socket.socket()
s.connect((host, int(porta or 33333)))
leitor = s.makefile("r", encoding="ascii")
esperado = 1
for linha in leitor:
    seq, total, texto = desempacota(linha)
    if seq != esperado:
        print("!! fora de ordem, veio", seq, "e eu queria", esperado)
    print("%d/%d" % (seq, total))
    print(texto)
    s.sendall(b"ACK %d\n" % seq)
    if seq == 1:
        print("(vou tirar um cochilo)")
        sleep(2)
    esperado += 1
    if seq == total:
        break
leitor.close()
s.close()
