# -*- coding: utf-8 -*-
# Trabalho 1 - Redes
import socket, sys

HOST = "localhost"
PORT = 9999

def main():
    servidor = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        servidor.bind((HOST, PORT))
    except socket.error as msg:
        print("Erro no bind: " + str(msg))
        sys.exit()

    servidor.listen(10)
    print("Socket escutando...")

    while 1:
        conexao, endereco = servidor.accept()
        print("Conectado com " + endereco[0] + ":" + str(endereco[1]))
        try:
            conexao.send("Bem vindo ao servidor!")
            print("Mensagem enviada")
        except:
            pass
        conexao.close()

    servidor.close()

main()
