import socket
import threading
import time

recebidas = 0
trava = threading.Lock()


def recebe(s):
    global recebidas
    while True:
        s.recv(2048)
        with trava:
            recebidas += 1


def mostra():
    anterior = -1
    while True:
        with trava:
            agora = recebidas
        if agora != anterior:
            print(f'📨 {agora} mensagens recebidas', flush=True)
            anterior = agora
        time.sleep(0.5)


s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8_000_000)
s.bind(('', 12345))
threading.Thread(target=recebe, args=(s,), daemon=True).start()
try:
    mostra()
except KeyboardInterrupt:
    print('total final:', recebidas)
