import socket
from time import sleep

host = socket.gethostname()
port = 12345

def pega():
    # conexao nova para nao misturar as mensagens
    s = socket.socket()
    s.connect((host, port))
    data = s.recv(1024)
    s.close()
    return data.decode()

print("1")
print(pega())
sleep(1)
print("2")
print(pega())
print("3")
print(pega())
