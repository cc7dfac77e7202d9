import queue
import socket
import threading

HOST = 'localhost'
PORT = 5000
fila = queue.Queue()
ultimo = None          # endereco do cliente

udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind((HOST, PORT))


def escuta():
    """recebe de todo mundo sem travar enquanto o operador digita"""
    global ultimo
    while True:
        msg, cliente = udp.recvfrom(1024)
        ultimo = cliente
        fila.put(msg.decode())


t = threading.Thread(target=escuta, daemon=True)
t.start()
print('Servidor no ar...')

while True:
    print('Esperando mensagem')
    msg = fila.get()
    if msg.upper() == 'SAIR':
        print('Um cliente desconectou')
        continue
    print('Mensagem recebida:', msg)
    resposta = input('Digite resposta: ')
    udp.sendto(resposta.encode(), ultimo)
    print('Resposta enviada.')
