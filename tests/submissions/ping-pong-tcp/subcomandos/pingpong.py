import argparse
import socket


def servidor(porta):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.bind((socket.gethostname(), porta))
    s.listen(5)

    while True:
        print('Esperando conexão.')
        c, addr = s.accept()
        print('Conectado')
        try:
            while True:
                print('Esperando mensagem')
                dados = c.recv(4096)
                if not dados:
                    break
                mensagem = dados.decode()
                if mensagem == 'SAIR':
                    break
                print('Mensagem recebida:', mensagem)
                resposta = input('Digite resposta: ')
                c.send(resposta.encode())
                print('Resposta enviada.')
        except ConnectionError:
            print('o cliente caiu')
        c.close()
        print('Conexão encerrada.')


def cliente(porta):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    print('conectando-se ao servidor')
    s.connect((socket.gethostname(), porta))
    print('Conectado')

    while True:
        mensagem = input('Digite mensagem: ')
        s.send(mensagem.encode())
        if mensagem == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        resposta = s.recv(4096).decode()
        print('Resposta recebida:', resposta)

    print('Desconectando.')
    s.close()


opcoes = argparse.ArgumentParser(description='Ping-pong: servidor e cliente no mesmo programa')
papeis = opcoes.add_subparsers(dest='papel', required=True)
for nome in ('servidor', 'cliente'):
    papel = papeis.add_parser(nome)
    papel.add_argument('--porta', type=int, default=12345)
args = opcoes.parse_args()

if args.papel == 'servidor':
    servidor(args.porta)
else:
    cliente(args.porta)
