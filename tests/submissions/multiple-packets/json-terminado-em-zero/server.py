import json
import socket
from _thread import start_new_thread

MENSAGENS = ["Thank you for connecting", "Come back often", "Bye!"]


def atende(con, endr):
    for numero, texto in enumerate(MENSAGENS, start=1):
        pacote = json.dumps({"tipo": "texto", "dados": {"n": numero, "msg": texto}})
        con.sendall(str.encode(pacote + "\0"))
    con.close()
    print("terminei com", endr)


s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("127.0.0.1", 5555))
s.listen(2)

while True:
    print("Aguardando conexão...")
    con, endr = s.accept()
    print("Conectado a:", endr)
    start_new_thread(atende, (con, endr))
