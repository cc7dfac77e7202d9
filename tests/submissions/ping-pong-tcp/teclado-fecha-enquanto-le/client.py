import socket
import threading

sock = socket.socket()
print('conectando-se ao servidor')
sock.connect(('localhost', 12345))
print('Conectado')


def teclado():
    while True:
        linha = input('Digite mensagem: ')
        if linha == 'SAIR':
            print('Desconectando.')
            sock.close()
            return
        sock.send(linha.encode())
        print('Mensagem enviada')


threading.Thread(target=teclado).start()
try:
    while True:
        recebido = sock.recv(1024)
        if not recebido:
            print('Servidor desconectou')
            break
        print('\nResposta recebida:', recebido.decode())
except OSError:
    pass
