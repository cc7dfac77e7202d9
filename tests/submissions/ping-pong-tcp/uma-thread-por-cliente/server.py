import socket
import threading


def atende(conexao, endereco):
    print('Conectado', endereco)
    with conexao:
        while True:
            print('Esperando mensagem')
            try:
                dados = conexao.recv(65536)
            except ConnectionResetError:
                break
            if dados in (b'', b'SAIR'):
                break
            print('Mensagem recebida:', dados.decode())
            resposta = input('Digite resposta: ')
            try:
                conexao.sendall(resposta.encode())
            except BrokenPipeError:
                break
            print('Resposta enviada.')
    print('Conexão encerrada.')


servidor = socket.socket()
servidor.bind((socket.gethostname(), 12345))
servidor.listen()
while True:
    print('Esperando conexão.')
    threading.Thread(target=atende, args=servidor.accept(), daemon=True).start()
