import argparse
import socketserver

MENSAGENS = ("Thank you for connecting", "Come back often", "Bye!")


class TresMensagens(socketserver.StreamRequestHandler):
    def handle(self):
        print("Got connection from", self.client_address)
        for mensagem in MENSAGENS:
            self.wfile.write(mensagem.encode() + b"\r\n")


def main():
    parser = argparse.ArgumentParser(description="Servidor de múltiplos pacotes")
    parser.add_argument("--host", default="")
    parser.add_argument("--port", "-p", type=int, default=12345)
    args = parser.parse_args()
    socketserver.TCPServer.allow_reuse_address = True
    with socketserver.TCPServer((args.host, args.port), TresMensagens) as servidor:
        servidor.serve_forever(poll_interval=0.2)


if __name__ == "__main__":
    main()
