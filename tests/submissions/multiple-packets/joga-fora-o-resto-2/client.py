import socket
from time import sleep

HOST = "127.0.0.1"
PORT = 12345
DELIM = "#"


def receber_mensagem(sock):
    """Recebe uma mensagem completa, até o delimitador."""
    buffer = ""
    while DELIM not in buffer:
        dados = sock.recv(1024)
        if not dados:
            break
        buffer += dados.decode("utf-8")
    mensagem, _, _ = buffer.partition(DELIM)
    return mensagem


client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client_socket.connect((HOST, PORT))

for i in range(1, 4):
    print(i)
    print(receber_mensagem(client_socket))
    if i == 1:
        sleep(1)

client_socket.close()
