#!/usr/bin/python3
import socket
import time

def cria_servidor():
    s = socket.socket()
    host = '0.0.0.0'
    port = 12345
    s.bind((host, port))
    s.listen(5)
    return s

while True:
    s = cria_servidor()
    print("Esperando alguem...")
    c, addr = s.accept()
    print('Got connection from', addr)
    c.send('Thank you for connecting'.encode())
    c.close()
    s.close()
    print("Fim do atendimento, reiniciando o servidor")
    time.sleep(0.2)
