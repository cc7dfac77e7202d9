import socket
import time

HEADER = 64
FORMAT = 'utf-8'
ADDR = ("127.0.0.1", 5050)

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(ADDR)


def receive():
    msg_length = client.recv(HEADER).decode(FORMAT)
    if msg_length:
        msg_length = int(msg_length)
        return client.recv(msg_length).decode(FORMAT)


print("1")
print(receive())
time.sleep(1)
print("2")
print(receive())
print("3")
print(receive())
client.close()
