#!/usr/bin/env python3
"""Servidor UDP do ping-pong.

Uma thread só recebe (para não perder datagramas enquanto o operador digita) e põe na fila;
a thread principal mostra e pergunta a resposta, na ordem de chegada.
"""
import queue
import socket
import threading
import time

PORTA = 9000
AMARELO, VERDE, RESET = '\x1b[93m', '\x1b[92m', '\x1b[0m'

fila = queue.Queue()
apelidos = {}


def apelido(addr):
    """Clientes viram C1, C2, ... para o operador não decorar portas."""
    if addr not in apelidos:
        apelidos[addr] = 'C%d' % (len(apelidos) + 1)
        print(f'{VERDE}novo cliente {apelidos[addr]} = {addr[0]}:{addr[1]}{RESET}', flush=True)
    return apelidos[addr]


def recebedor(sock):
    while True:
        try:
            dados, addr = sock.recvfrom(65535)
        except ConnectionError:      # no Windows aparece quando o cliente some
            continue
        fila.put((time.time(), dados.decode('utf-8', 'replace'), addr))


def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(('', PORTA))
    threading.Thread(target=recebedor, args=(sock,), daemon=True).start()
    print('Esperando mensagem', flush=True)
    while True:
        quando, msg, addr = fila.get()
        nome = apelido(addr)
        hora = time.strftime('%H:%M:%S', time.localtime(quando))
        if msg.strip() == 'SAIR':
            print(f'[{hora}] {nome} saiu. Esperando mensagem', flush=True)
            continue
        print(f'[{hora}] Mensagem recebida de {nome}: {AMARELO}{msg}{RESET}'
              f'   (na fila: {fila.qsize()})', flush=True)
        resposta = input(f'Digite resposta para {nome}: ')
        sock.sendto(resposta.encode(), addr)
        print('Resposta enviada.', flush=True)


if __name__ == '__main__':
    try:
        main()
    except (KeyboardInterrupt, EOFError):
        print('\nfim')
