import queue
import socket
import sys
import threading
from quadro import envia, recebe

opc = dict(a.split("=", 1) for a in sys.argv[1:] if "=" in a)
PORTA = int(opc.get("porta", 45454))


def leitor(conn, fila):
    try:
        while True:
            t = recebe(conn)
            fila.put(t)
            if t is None or t == "SAIR":
                return
    except OSError:
        fila.put(None)


def atende(conn):
    fila = queue.Queue()
    t = threading.Thread(target=leitor, args=(conn, fila), daemon=True)
    t.start()
    n = 0
    while True:
        print("Esperando mensagem")
        msg = fila.get()
        if msg is None or msg == "SAIR":
            break
        n += 1
        print(f"[{n}] Mensagem recebida: {msg}")
        resp = input("Digite resposta: ")
        envia(conn, resp)
        if resp == "SAIR":
            break
        print("Resposta enviada.")
    try:
        conn.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    conn.close()
    print(f"Conexão encerrada. {n} mensagens nesta conversa.")


srv = socket.socket()
srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
srv.bind(("", PORTA))
srv.listen(1)
while True:
    print("Esperando conexão.")
    c, quem = srv.accept()
    print("Conectado", quem)
    try:
        atende(c)
    except OSError as e:
        print("Conexão perdida:", e)
        c.close()
