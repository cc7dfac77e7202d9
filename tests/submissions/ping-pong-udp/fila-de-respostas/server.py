"""Servidor ping-pong UDP.

Uma thread recebe os datagramas e guarda numa fila; o operador responde
um de cada vez, na ordem em que chegaram.
"""
import queue
import socket
import threading

PORTA = 12345

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', PORTA))
fila = queue.Queue()


def receptor():
    while True:
        dados, endereco = sock.recvfrom(4096)
        fila.put((dados, endereco))


threading.Thread(target=receptor, daemon=True).start()
print('Esperando mensagem')

while True:
    dados, endereco = fila.get()
    texto = dados.decode(errors='replace')
    if texto == 'SAIR':
        print(f'Cliente {endereco[0]}:{endereco[1]} saiu.')
        continue
    print(f'Mensagem recebida: {texto}')
    print(f'   (de {endereco[0]}:{endereco[1]}, {fila.qsize()} na fila)')
    resposta = input('Digite resposta: ')
    sock.sendto(resposta.encode(), endereco)
    print('Resposta enviada.')
