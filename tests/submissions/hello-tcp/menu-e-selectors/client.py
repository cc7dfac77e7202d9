import socket

conexoes = 0
bytes_recebidos = 0


def conectar():
    global conexoes, bytes_recebidos
    s = socket.socket()
    try:
        s.connect((socket.gethostname(), 12345))
        data = s.recv(1024)
        conexoes += 1
        bytes_recebidos += len(data)
        print('Servidor diz:', data.decode())
    except ConnectionRefusedError:
        print('Servidor desligado!')
    finally:
        s.close()


def estatisticas():
    print('Conexões feitas: %d' % conexoes)
    print('Bytes recebidos: %d' % bytes_recebidos)


while True:
    print('=' * 30)
    print('1 - Conectar ao servidor')
    print('2 - Estatísticas')
    print('0 - Sair')
    opcao = input('Opção: ').strip()
    if opcao == '1':
        conectar()
    elif opcao == '2':
        estatisticas()
    elif opcao == '0':
        print('Até mais!')
        break
    else:
        print('Opção inválida!')
