import socket
import threading

s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', 12345))
print('Conectado')


def escuta():
    while dados := s.recv(4096):
        print('Resposta recebida:', dados.decode())


threading.Thread(target=escuta, daemon=True).start()
while True:
    texto = input('Digite mensagem: ')
    s.sendall(texto.encode())
    if texto == 'SAIR':
        break
    print('Mensagem enviada')
print('Desconectando.')
s.shutdown(socket.SHUT_RDWR)
s.close()
