import socket
from time import sleep

s = socket.socket()
s.connect(("localhost", 12345))

# le tudo ate o servidor fechar e depois separa
tudo = ""
while True:
    data = s.recv(1024)
    if not data:
        break
    tudo += data.decode()
s.close()

partes = tudo.split()

print("1")
print(partes[0])
sleep(1)
print("2")
print(partes[1])
print("3")
print(partes[2])
