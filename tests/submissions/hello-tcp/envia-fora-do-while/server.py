# Servidor TCP - Sistemas Distribuidos
import socket

host = 'localhost'
porta = 12345

servidor = socket.socket()
servidor.bind((host, porta))
servidor.listen(5)
print('Servidor rodando')

while True:
    c, addr = servidor.accept()
    print('Cliente conectado:', addr)
c.send('Bem vindo ao servidor!'.encode())
c.close()
