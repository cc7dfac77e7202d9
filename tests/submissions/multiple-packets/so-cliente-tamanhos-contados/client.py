#client.py
# So mexi no cliente! O servidor e o mesmo do enunciado (com os 3 c.send), nao precisou mudar nada
# Como eu sei as mensagens, sei quantos bytes ler de cada uma
import socket
from time import sleep

TAMANHOS = [len('Thank you for connecting'), len('Come back often'), len('Bye!')]

s = socket.socket()
host = socket.gethostname()
port = 12345
s.connect((host, port))

def le(n):
    # MSG_WAITALL = so volta quando chegar tudo (man recv)
    data = s.recv(n, socket.MSG_WAITALL)
    return data.decode()

print("1")
print(le(TAMANHOS[0]))

sleep(1)

print("2")
print(le(TAMANHOS[1]))
print("3")
print(le(TAMANHOS[2]))
s.close()
