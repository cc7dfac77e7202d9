import socket
from time import sleep

HOST, PORT = "localhost", 12345


def receber_exato(s, n):
    buf = b""
    while len(buf) < n:
        parte = s.recv(n - len(buf))
        if not parte:
            raise ConnectionError("servidor fechou no meio")
        buf += parte
    return buf


def receber(s):
    tamanho = int(receber_exato(s, 4))
    return receber_exato(s, tamanho).decode("utf-8")


with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as s:
    s.connect((HOST, PORT))
    print("1")
    print(receber(s))
    sleep(1)
    print("2")
    print(receber(s))
    print("3")
    print(receber(s))
