import socket
import time

HEADER = 64
PORT = 5050
FORMAT = 'utf-8'
SERVER = "127.0.0.1"
ADDR = (SERVER, PORT)

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(ADDR)


def receive():
    # primeiro o tamanho, depois a mensagem
    msg_length = client.recv(HEADER, socket.MSG_WAITALL).decode(FORMAT)
    msg_length = int(msg_length)
    return client.recv(msg_length, socket.MSG_WAITALL).decode(FORMAT, errors='ignore')


for i in range(1, 4):
    print(f"[{i}] {receive()}")
    if i == 1:
        time.sleep(1)

client.close()
