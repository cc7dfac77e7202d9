import socket


class Emissor:
    NUM_MENSAGENS = 10_000

    def __init__(self, host, porta):
        self.destino = (host, porta)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def executar(self):
        enviadas = 0
        for i in range(self.NUM_MENSAGENS):
            texto = "Mensagem " + str(i)
            self.sock.sendto(texto.encode(), self.destino)
            enviadas += 1
        self.sock.close()
        return enviadas


if __name__ == "__main__":
    host = input("Host do servidor [localhost]: ") or "localhost"
    emissor = Emissor(host, 6789)
    n = emissor.executar()
    print("Foram enviadas " + str(n) + " mensagens")
