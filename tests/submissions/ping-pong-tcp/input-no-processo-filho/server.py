import socket
from multiprocessing import Process

HOST = 'localhost'
PORT = 12345


def atende_cliente(conn, addr):
    print('Conectado', addr)
    while True:
        print('Esperando mensagem')
        data = conn.recv(1024)
        if not data:
            break
        mensagem = data.decode()
        if mensagem == 'SAIR':
            break
        print('Mensagem recebida:', mensagem)
        resposta = input('Digite resposta: ')
        conn.send(resposta.encode())
        print('Resposta enviada.')
    conn.close()
    print('Conexão encerrada.')


if __name__ == '__main__':
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((HOST, PORT))
    s.listen(5)
    while True:
        print('Esperando conexão.')
        conn, addr = s.accept()
        # um processo por cliente, assim atende varios ao mesmo tempo
        p = Process(target=atende_cliente, args=(conn, addr))
        p.start()
