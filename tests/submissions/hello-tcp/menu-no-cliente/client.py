import socket

host, port = 'localhost', 4000


def conectar():
    s = socket.socket()
    try:
        s.connect((host, port))
    except OSError as e:
        print('nao consegui conectar:', e)
        return
    print('Servidor diz:', s.recv(1024).decode())
    s.close()


while True:
    print()
    print('1 - Conectar em %s:%d' % (host, port))
    print('2 - Trocar servidor')
    print('0 - Sair')
    op = input('Opcao: ').strip()
    if op == '1':
        conectar()
    elif op == '2':
        host = input('Host: ') or host
        port = int(input('Porta: ') or port)
    elif op == '0':
        print('Ate mais')
        break
    else:
        print('opcao invalida')
