import socket

host = 'localhost'
porta = 12345


def menu():
    print()
    print('======= PING-PONG =======')
    print(' 1 - Sobre o programa')
    print(' 2 - Mudar o servidor (agora: %s)' % host)
    print(' 3 - Conversar com o servidor')
    print(' 0 - Fechar o programa')
    return input('Opção: ').strip()


def conversa():
    print('conectando-se ao servidor')
    s = socket.socket()
    try:
        s.connect((host, porta))
    except OSError as e:
        print('Não foi possível conectar:', e)
        s.close()
        return False
    print('Conectado')
    while True:
        msg = input('Digite mensagem: ')
        if msg == '':
            print('Mensagem vazia não é enviada.')
            continue
        s.sendall(msg.encode())
        if msg == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        dados = s.recv(4096)
        if not dados:
            print('O servidor encerrou a conexão.')
            break
        resposta = dados.decode()
        print('Resposta recebida:', resposta)
        if resposta == 'SAIR':
            break
    print('Desconectando.')
    s.close()
    return True


while True:
    op = menu()
    if op == '1':
        print('Ping-pong com TCP. Escolha 3 para conversar; SAIR encerra a conversa.')
    elif op == '2':
        host = input('Endereço do servidor: ').strip() or host
    elif op == '3':
        if conversa():
            break
    elif op == '0':
        break
    else:
        print('Opção inválida!')
