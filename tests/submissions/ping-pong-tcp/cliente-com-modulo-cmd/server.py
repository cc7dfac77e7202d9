import socket

HOST = '127.0.0.1'
PORTA = 5050

servidor = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
servidor.bind((HOST, PORTA))
servidor.listen()

while True:
    print('Esperando conexão.')
    con, cliente = servidor.accept()
    print('Conectado')
    with con, con.makefile('r', encoding='utf-8') as linhas:
        print('Esperando mensagem')
        for linha in linhas:
            msg = linha.rstrip('\n')
            if msg == 'SAIR':
                break
            print('Mensagem recebida:', msg)
            resposta = input('Digite resposta: ')
            con.sendall((resposta + '\n').encode('utf-8'))
            print('Resposta enviada.')
            if resposta == 'SAIR':
                break
            print('Esperando mensagem')
    print('Conexão encerrada.')
