import json
import socket

HOST = "10.0.0.7"
PORTA = 3333


def envia(s, **objeto):
    s.sendto(json.dumps(objeto).encode(), (HOST, PORTA))


def main():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        while (texto := input("Digite mensagem: ")) != "SAIR":
            envia(s, acao="mensagem", texto=texto)
            print("Mensagem enviada")
            print("Esperando resposta")
            resposta = json.loads(s.recv(65507))
            print("Resposta recebida:", resposta["texto"])
        envia(s, acao="sair")
        print("Desconectando.")


if __name__ == "__main__":
    main()
