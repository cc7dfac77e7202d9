import socket

VERDE, AZUL, CINZA, FIM = '\033[32m', '\033[34m', '\033[90m', '\033[0m'

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))

caderneta = {}      # endereco -> numero do cliente
proximo = 1

while True:
    print(f'{CINZA}Esperando mensagem ({len(caderneta)} conversando){FIM}')
    dados, addr = s.recvfrom(65535)
    texto = dados.decode('utf-8', 'replace')

    if addr not in caderneta:
        caderneta[addr] = proximo
        print(f'{AZUL}-> cliente {proximo} chegou, {addr[0]}:{addr[1]}{FIM}')
        proximo += 1
    n = caderneta[addr]

    if texto.strip() == 'SAIR':
        del caderneta[addr]
        print(f'{AZUL}<- cliente {n} saiu. Conexão encerrada.{FIM}')
        continue

    print(f'{VERDE}[{n}] Mensagem recebida: {texto}{FIM}')
    resposta = input(f'Digite resposta para {n}: ')
    s.sendto(resposta.encode('utf-8'), addr)
    print('Resposta enviada.')
