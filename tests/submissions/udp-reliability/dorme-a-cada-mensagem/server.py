import socket
import threading
from time import sleep

HOST = 'localhost'
PORT = 5000
contador = 0


def trata_cliente(msg, cliente):
    global contador
    contador += 1
    print('Mensagem', msg.decode(), 'do cliente', cliente, '- total recebidas:', contador)


udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind((HOST, PORT))
print('Servidor no ar...')
while True:
    msg, cliente = udp.recvfrom(1024)
    t = threading.Thread(target=trata_cliente, args=(msg, cliente,))
    t.start()
    sleep(0.05)     # da tempo da thread imprimir sem embaralhar
udp.close()
