import os
import socket
from datetime import datetime

def limpar():
    os.system('cls' if os.name == 'nt' else 'clear')

def saudacao():
    h = datetime.now().hour
    if h < 12:
        return 'Bom dia'
    elif h < 18:
        return 'Boa tarde'
    return 'Boa noite'

def main():
    limpar()
    print('=' * 40)
    print('        SERVIDOR DE SAUDACOES 1.0')
    print('=' * 40)
    srv = socket.socket()
    srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    srv.bind(('0.0.0.0', 9999))
    srv.listen()
    continuar = True
    while continuar:
        print('Aguardando cliente na porta 9999 ...')
        c, addr = srv.accept()
        print('Chegou:', addr)
        c.send((saudacao() + '! Obrigado por conectar.').encode())
        c.close()
        op = input('Atender outro cliente? [S/n] ')
        continuar = op.strip().lower() not in ('n', 'nao', 'não')
    srv.close()
    print('Servidor finalizado pelo operador.')

main()
