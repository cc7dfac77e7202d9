import socket
import datetime

ARQUIVO = "log-server.txt"


def registra(texto):
    """Escreve na tela e no arquivo de log."""
    print(texto, flush=True)
    with open(ARQUIVO, "a") as arquivo:
        arquivo.write(f"{datetime.datetime.now()} {texto}\n")


sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8388608)
sock.bind(("0.0.0.0", 1234))
registra("servidor iniciado")

qtd = 0
while True:
    sock.recv(64)
    qtd += 1
    print("Quantidade de mensagens recebidas:", qtd)
    if qtd % 1000 == 0:
        registra(f"marca de {qtd} mensagens")
