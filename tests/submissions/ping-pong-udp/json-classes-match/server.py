import json
import socket

HOST = "10.0.0.7"
PORTA = 3333


class Servidor:
    def __init__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((HOST, PORTA))

    def laco(self):
        while True:
            print("Esperando mensagem")
            dados, cliente = self.socket.recvfrom(65507)
            match json.loads(dados):
                case {"acao": "sair"}:
                    print("Conexão encerrada.")
                case {"acao": "mensagem", "texto": texto}:
                    print("Mensagem recebida:", texto)
                    self.responde(cliente)

    def responde(self, cliente):
        texto = input("Digite resposta: ")
        self.socket.sendto(json.dumps({"texto": texto}).encode(), cliente)
        print("Resposta enviada.")


def main():
    try:
        Servidor().laco()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
