import socket
from time import sleep

s = socket.socket()
host = socket.gethostname()
port = 12345
s.connect((host, port))

for i in range(3):
    print(i + 1)
    data = s.recv(1024)
    print(data.decode())
    sleep(1)

s.close()
# OBS: as mensagens 2 e 3 chegam vazias, deve ser o fenomeno do TCP que o exercicio pergunta
