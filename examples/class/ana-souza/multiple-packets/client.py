import socket
from time import sleep

cliente = socket.create_connection((socket.gethostname(), 12345))
recebido = ""
for numero in range(1, 4):
    print(numero)
    while "\n" not in recebido:  # a mensagem ainda não chegou inteira
        recebido += cliente.recv(1024).decode()
    mensagem, recebido = recebido.split("\n", 1)
    print(mensagem)
    if numero == 1:
        sleep(0.5)
cliente.close()
