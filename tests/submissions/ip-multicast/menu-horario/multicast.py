import socket
import struct
from datetime import datetime

GRUPO = '224.1.1.1'
PORTA = 5007


def agora():
    return datetime.now().strftime('%H:%M:%S')


def novo_socket():
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)


def receptor():
    s = novo_socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((GRUPO, PORTA))      # no Linux: só recebe o que vem para o grupo
    mreq = struct.pack('=4sl', socket.inet_aton(GRUPO), socket.INADDR_ANY)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    print(f'({agora()}) escutando {GRUPO}:{PORTA}')
    while True:
        texto = s.recv(10240).decode()
        print(f'({agora()}) {texto}')


def emissor():
    s = novo_socket()
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
    while True:
        texto = input('Mensagem (FIM para voltar ao menu): ')
        if texto == 'FIM':
            return
        s.sendto(texto.encode(), (GRUPO, PORTA))


while True:
    print('1) Receber mensagens')
    print('2) Enviar mensagens')
    print('3) Terminar')
    op = input('Escolha: ')
    if op == '1':
        receptor()
    elif op == '2':
        emissor()
    elif op == '3':
        break
    else:
        print('Opção inexistente')
