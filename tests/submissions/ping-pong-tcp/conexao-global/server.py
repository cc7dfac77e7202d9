import socket
import threading

conexao = None


def conversa():
    while True:
        print('Esperando mensagem')
        try:
            dados = conexao.recv(4096)
            if not dados or dados == b'SAIR':
                break
            print('Mensagem recebida:', dados.decode())
            resposta = input('Digite resposta: ')
            conexao.sendall(resposta.encode())
        except ConnectionError:
            break
        print('Resposta enviada.')
    conexao.close()
    print('Conexão encerrada.')
    print('Esperando conexão.')


servidor = socket.socket()
servidor.bind((socket.gethostname(), 12345))
servidor.listen()
print('Esperando conexão.')
while True:
    conexao, endereco = servidor.accept()
    print('Conectado')
    threading.Thread(target=conversa).start()
