import os
import socket
from datetime import datetime


def log(txt):
    print(f"[{datetime.now():%H:%M:%S}] {txt}")


os.system("cls" if os.name == "nt" else "clear")
srv = socket.socket()
srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
srv.bind(("", 12345))
srv.listen(1)
while True:
    log("Esperando conexão.")
    con, cli = srv.accept()
    log("Conectado")
    while True:
        log("Esperando mensagem")
        try:
            m = con.recv(65536).decode()
        except ConnectionError:
            break
        if not m or m == "SAIR":
            break
        log(f"Mensagem recebida: {m}")
        r = input("Digite resposta: ")
        con.send(r.encode())
        log("Resposta enviada.")
    con.close()
    log("Conexão encerrada.")
