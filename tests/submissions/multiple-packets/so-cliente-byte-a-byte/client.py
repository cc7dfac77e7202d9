# só o cliente, o servidor é o da página com "\n" no final de cada send
# (o meu servidor ficou no pc do laboratório)
import socket
from time import sleep

HOST = 'localhost'
PORT = 12345


def le_mensagem(sock):
    texto = b''
    while True:
        letra = sock.recv(1)
        #print('letra', letra)
        if letra == b'' or letra == b'\n':
            break
        texto = texto + letra
    return texto.decode()


s = socket.socket()
s.connect((HOST, PORT))

print("1")
print(le_mensagem(s))

sleep(1)

print("2")
print(le_mensagem(s))
print("3")
print(le_mensagem(s))
s.close()
