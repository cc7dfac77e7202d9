import socket


class ServidorPingPong:
    """Servidor de ping-pong em UDP."""

    def __init__(self, host: str = "localhost", porta: int = 14141):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind((host, porta))

    def executar(self):
        print("🏓 Esperando mensagem...")
        while True:
            dados, endereco = self.sock.recvfrom(4096)
            texto = dados.decode("utf-8")
            if texto.lower() == "SAIR":
                print(f"👋 {endereco} saiu")
                continue
            print(f"Mensagem recebida: {texto}")
            resposta = input("Digite resposta: ")
            self.sock.sendto(resposta.encode("utf-8"), endereco)
            print("Resposta enviada.")


if __name__ == "__main__":
    ServidorPingPong().executar()
