# -*- coding: utf-8 -*-
import socket

AZUL = '\033[94m'
VERMELHO = '\033[91m'
NEGRITO = '\033[1m'
FIM = '\033[0m'

MENU = NEGRITO + '''
 1 - Enviar mensagem
 2 - Ver histórico
 0 - Sair
''' + FIM

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
cliente.settimeout(4)
historico = []

opcao = ''
while opcao != '0':
    print(MENU)
    opcao = input('Opção: ').strip()
    if opcao == '1':
        mensagem = input('Mensagem: ')
        cliente.sendto(mensagem.encode(), ('localhost', 4545))
        try:
            eco = cliente.recvfrom(8192)[0].decode()
        except socket.timeout:
            print(VERMELHO + 'O servidor não respondeu' + FIM)
            continue
        historico.append((mensagem, eco))
        print('Eco recebido: ' + AZUL + eco + FIM)
    elif opcao == '2':
        for enviado, eco in historico:
            print(' %s -> %s%s%s' % (enviado, AZUL, eco, FIM))
    elif opcao != '0':
        print(VERMELHO + 'Opção inválida!' + FIM)
cliente.close()
