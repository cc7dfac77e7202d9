#client.py
import socket
from time import sleep

SEP = '|'

def recebe_mensagem(s):
    """Recebe UMA mensagem, ate o separador"""
    data = s.recv(1024).decode()
    mensagem = data.split(SEP)[0]
    return mensagem

s = socket.socket()
host = socket.gethostname()
port = 12345
s.connect((host, port))

print("1")
print(recebe_mensagem(s))

sleep(1)

print("2")
print(recebe_mensagem(s))
print("3")
print(recebe_mensagem(s))
s.close()
