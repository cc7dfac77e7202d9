import os
import socket
from datetime import datetime


def log(txt):
    print(f"[{datetime.now():%H:%M:%S}] {txt}")


os.system("cls" if os.name == "nt" else "clear")
log("conectando-se ao servidor")
c = socket.socket()
c.connect((socket.gethostname(), 12345))
log("Conectado")
while True:
    m = input("Digite mensagem: ")
    c.send(m.encode())
    if m == "SAIR":
        break
    log("Mensagem enviada")
    log("Esperando resposta")
    r = c.recv(65536).decode()
    if not r:
        break
    log(f"Resposta recebida: {r}")
c.close()
log("Desconectando.")
