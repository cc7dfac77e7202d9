import socket
from time import sleep

def conectar():
    s = socket.socket()
    s.connect(('localhost', 12345))
    return s

def modo_cru():
    """mostra o problema: 3 recv, do jeito do enunciado"""
    s = conectar()
    print('1')
    print(s.recv(1024).decode())
    sleep(1)
    print('2')
    print(s.recv(1024).decode())
    print('3')
    print(s.recv(1024).decode())
    s.close()

def modo_linhas():
    """corrigido: uma mensagem por linha"""
    s = conectar()
    entrada = s.makefile('r', encoding='utf-8')
    for i in range(1, 4):
        print(i)
        print(entrada.readline().rstrip('\n'))
        if i == 1:
            sleep(1)
    entrada.close()
    s.close()

def menu():
    while True:
        print('\033[1;36m=== MULTIPLOS PACOTES ===\033[0m')
        print('[1] Ver o problema (3 recv)')
        print('[2] Versao corrigida (separando por linha)')
        print('[0] Sair')
        op = input('Opcao: ').strip()
        if op == '1':
            modo_cru()
        elif op == '2':
            modo_linhas()
        elif op == '0':
            print('Ate mais!')
            return
        else:
            print('\033[31mOpcao invalida\033[0m')

if __name__ == '__main__':
    try:
        menu()
    except ConnectionRefusedError:
        print('O servidor nao esta rodando')
    except (EOFError, KeyboardInterrupt):
        print()
