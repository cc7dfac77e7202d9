"""Servidor do ping-pong."""
import socket
import sys

ENDERECO = ("0.0.0.0", 12345)


def atende(cliente):
    while True:
        print("Esperando mensagem")
        dados = cliente.recv(4096)
        if dados == b"":
            return
        texto = dados.decode("utf-8")
        if texto.strip() == "SAIR":
            return
        print(f"Mensagem recebida: {texto}")
        cliente.sendall(input("Digite resposta: ").encode("utf-8"))
        print("Resposta enviada.")


def main():
    servidor = socket.create_server(ENDERECO)
    while True:
        print("Esperando conexão.")
        cliente, origem = servidor.accept()
        print("Conectado")
        atende(cliente)
        cliente.close()
        print("Conexão encerrada.")


if __name__ == "__main__":
    main()
