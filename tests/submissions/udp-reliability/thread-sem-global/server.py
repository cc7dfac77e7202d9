import socket
import threading
import time

HOST = '127.0.0.1'
PORT = 12345

contador = 0
lock = threading.Lock()

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((HOST, PORT))


def receber():
    while True:
        dados, addr = sock.recvfrom(1024)
        with lock:
            contador += 1


def mostrar():
    anterior = -1
    while True:
        with lock:
            atual = contador
        if atual != anterior:
            print(f'\rMensagens recebidas: {atual}', end='', flush=True)
            anterior = atual
        time.sleep(0.2)


t1 = threading.Thread(target=receber)
t2 = threading.Thread(target=mostrar, daemon=True)
t1.start()
t2.start()
t1.join()
