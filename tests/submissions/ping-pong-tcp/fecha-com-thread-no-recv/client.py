import socket
import threading


def recebe(s, chegou):
    while True:
        dados = s.recv(1024)
        if not dados:
            break
        print('Resposta recebida:', dados.decode())
        chegou.set()


print('conectando-se ao servidor')
s = socket.create_connection(('localhost', 12345))
print('Conectado')
chegou = threading.Event()
ouvinte = threading.Thread(target=recebe, args=(s, chegou))
ouvinte.start()
while True:
    msg = input('Digite mensagem: ')
    if msg == 'SAIR':
        break
    chegou.clear()
    s.send(msg.encode())
    print('Mensagem enviada')
    print('Esperando resposta')
    chegou.wait()
print('Desconectando.')
s.close()
ouvinte.join()
