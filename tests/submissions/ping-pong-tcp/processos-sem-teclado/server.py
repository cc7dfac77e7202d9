import multiprocessing
import socket


def conversa(c):
    print('Conectado')
    with c:
        while True:
            print('Esperando mensagem')
            mensagem = c.recv(4096).decode()
            if not mensagem or mensagem == 'SAIR':
                break
            print('Mensagem recebida:', mensagem)
            resposta = input('Digite resposta: ')
            c.send(resposta.encode())
            print('Resposta enviada.')
    print('Conexão encerrada.')


if __name__ == '__main__':
    s = socket.socket()
    s.bind((socket.gethostname(), 12345))
    s.listen(5)
    while True:
        print('Esperando conexão.')
        c, addr = s.accept()
        multiprocessing.Process(target=conversa, args=(c,)).start()
        c.close()
