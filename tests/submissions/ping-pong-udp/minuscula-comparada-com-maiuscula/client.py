import socket


class ClientePingPong:
    """Cliente de ping-pong em UDP."""

    def __init__(self, host: str = "localhost", porta: int = 14141):
        self.servidor = (host, porta)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def executar(self):
        while True:
            texto = input("Digite mensagem: ")
            self.sock.sendto(texto.encode("utf-8"), self.servidor)
            # aceita SAIR, sair, Sair...
            if texto.lower() == "SAIR":
                print("Desconectando.")
                break
            print("Mensagem enviada")
            print("Esperando resposta")
            dados, _ = self.sock.recvfrom(4096)
            print(f"Resposta recebida: {dados.decode('utf-8')}")
        self.sock.close()


if __name__ == "__main__":
    ClientePingPong().executar()
