import socket
import time

conexao = socket.socket()
conexao.connect((socket.gethostname(), 12345))
for vez in (1, 2, 3):
    print(vez)
    print(conexao.recv(1024).decode())
    if vez == 1:
        time.sleep(1)
conexao.close()
