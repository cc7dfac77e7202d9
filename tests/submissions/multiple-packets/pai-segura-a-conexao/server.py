import multiprocessing
import socket

MENSAGENS = ['Thank you for connecting', 'Come back often', 'Bye!']


def main():
    servidor = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    servidor.bind(('', 12345))
    servidor.listen(5)
    abertas = {}
    while True:
        conexao, endereco = servidor.accept()
        print('Got connection from', endereco)
        p = multiprocessing.Process(target=envia, args=(conexao,))
        p.start()
        abertas[endereco] = conexao


def envia(conexao):
    with conexao:
        for mensagem in MENSAGENS:
            conexao.sendall((mensagem + '\n').encode())


if __name__ == '__main__':
    main()
