# Cliente: mostra as três mensagens, cada uma em sua linha.
#
# A FAZER: um recv() não é uma mensagem. Pode trazer um pedaço de uma, ou várias de uma vez.
# Junte o que chega e separe as mensagens pelo que combinou com o servidor.
import socket
from time import sleep

PORTA = 12345

cliente = socket.socket()
cliente.connect((socket.gethostname(), PORTA))
for numero in (1, 2, 3):
    print(numero)
    print(cliente.recv(1024).decode())
    sleep(1)
cliente.close()
