import socket
import time

HOST = '127.0.0.1'
PORTA = 8000

cli = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
cli.connect((HOST, PORTA))

for i in (1, 2, 3):
    print(i)
    data = cli.recv(1024)
    print(data.decode())
    if i == 1:
        time.sleep(1)

cli.close()
