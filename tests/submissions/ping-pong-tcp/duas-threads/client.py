from socket import *
import threading
import os

HOST = '127.0.0.1'
PORT = 6500


def receber(s):
    while True:
        try:
            data = s.recv(1024)
        except OSError:
            break
        if not data:
            print("\nServidor fechou a conexão")
            os._exit(0)
        print(f"\nResposta recebida: {data.decode()}")
        print("Digite mensagem: ", end='', flush=True)


cliente = socket(AF_INET, SOCK_STREAM)
print("conectando-se ao servidor")
cliente.connect((HOST, PORT))
print("Conectado")

threading.Thread(target=receber, args=(cliente,), daemon=True).start()

print("Digite mensagem: ", end='', flush=True)
while True:
    msg = input()
    cliente.send(msg.encode())
    if msg == 'SAIR':
        print("Desconectando.")
        break
    print("Mensagem enviada")
cliente.close()
