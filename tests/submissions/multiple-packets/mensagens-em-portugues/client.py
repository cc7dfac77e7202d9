import socket
import time

cliente = socket.create_connection(('localhost', 12345))
resto = b''
primeira = True
while pedaco := cliente.recv(1024):
    resto += pedaco
    while b'\n' in resto:
        mensagem, resto = resto.split(b'\n', 1)
        print('Recebido:', mensagem.decode())
        if primeira:
            time.sleep(1)
            primeira = False
cliente.close()
