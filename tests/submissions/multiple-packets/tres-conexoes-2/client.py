import socket
from time import sleep

def recebe():
    s = socket.socket()
    s.connect(('localhost', 12345))
    data = s.recv(1024)
    print(data.decode())
    s.close()

print("1")
recebe()

sleep(1)

print("2")
recebe()
print("3")
recebe()

# Resposta: sim, a saída é como eu esperava, as três mensagens não se misturam.
