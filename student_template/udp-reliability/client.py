# Cliente: envia muitas mensagens, sem esperar por nada.
#
# A FAZER: enviar 10.000 mensagens em vez de 10. Quantas chegam?
import socket

PORTA = 12345

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for numero in range(10):
    cliente.sendto(str(numero).encode(), (socket.gethostname(), PORTA))
print("Enviadas 10 mensagens; faltam 9.990.")
cliente.close()
