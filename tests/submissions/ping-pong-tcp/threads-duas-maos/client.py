import os
import socket
import threading

print('conectando-se ao servidor')
sock = socket.create_connection(('127.0.0.1', 5000))
print('Conectado')


def ouvir():
    while True:
        try:
            dados = sock.recv(1024)
        except OSError:
            return
        if not dados or dados == b'SAIR':
            print('\nServidor encerrou a conversa.')
            os._exit(0)
        print('\nResposta recebida:', dados.decode())
        print('Digite mensagem: ', end='', flush=True)


threading.Thread(target=ouvir, daemon=True).start()

print('Digite mensagem: ', end='', flush=True)
while True:
    msg = input()
    if not msg:
        continue
    sock.sendall(msg.encode())
    if msg.upper() == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')

sock.close()
