# Cliente: manda os numeros de 1 a 10000, um por datagrama
import socket

ENDERECO = ("localhost", 54321)
TOTAL = 10000

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as cliente:
    for numero in range(1, TOTAL + 1):
        cliente.sendto(str(numero).encode(), ENDERECO)

print("Foram enviadas", TOTAL, "mensagens")
