import socket


def trocar(msg):
    s = socket.socket()
    s.connect(('localhost', 12345))
    s.send(msg.encode())
    resposta = s.recv(1024).decode()
    s.close()
    return resposta


while True:
    msg = input('Digite mensagem: ')
    if msg == 'SAIR':
        trocar(msg)
        print('Desconectando.')
        break
    print('Esperando resposta')
    print('Resposta recebida:', trocar(msg))
