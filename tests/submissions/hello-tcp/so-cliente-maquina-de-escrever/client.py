import codecs
import socket
import sys
import time

VERDE = "\033[92m"
AMARELO = "\033[93m"
FIM = "\033[0m"


def conectar(host="localhost", port=12345):
    """fica tentando ate o servidor subir"""
    pontos = 0
    while True:
        try:
            return socket.create_connection((host, port))
        except ConnectionRefusedError:
            pontos = pontos % 3 + 1
            print(f"\r{AMARELO}esperando o servidor{'.' * pontos:<3}{FIM}", end="", flush=True)
            time.sleep(0.5)


def digitar(texto):
    for letra in texto:
        sys.stdout.write(letra)
        sys.stdout.flush()
        time.sleep(0.02)


s = conectar()
print(f"\n{VERDE}conectado!{FIM}")
dec = codecs.getincrementaldecoder("utf-8")()
while True:
    bloco = s.recv(8)
    if not bloco:
        break
    digitar(dec.decode(bloco))
print()
s.close()
