import os
import socket
import threading

HOST = '127.0.0.1'
PORT = 5555


def receber(sock):
    """Thread responsável por exibir as respostas do servidor."""
    with sock.makefile('r', encoding='utf-8') as leitor:
        for linha in leitor:
            linha = linha.rstrip("\n")
            if linha == "SAIR":
                break
            print(f"\nResposta recebida: {linha}\nDigite mensagem: ", end="", flush=True)
    print("\nServidor encerrou a conversa. Desconectando.", flush=True)
    os._exit(0)


def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    print("conectando-se ao servidor")
    sock.connect((HOST, PORT))
    print("Conectado")
    threading.Thread(target=receber, args=(sock,), daemon=True).start()

    while True:
        texto = input("Digite mensagem: ")
        sock.sendall((texto + "\n").encode('utf-8'))
        if texto == "SAIR":
            print("Desconectando.", flush=True)
            os._exit(0)
        print("Mensagem enviada")


if __name__ == '__main__':
    main()
