"""Ping-pong TCP usando socketserver.

Protocolo: uma mensagem por linha, UTF-8.
"""
import socketserver


class PingPong(socketserver.StreamRequestHandler):

    def setup(self):
        super().setup()
        print("Conectado:", "{}:{}".format(*self.client_address))

    def handle(self):
        while True:
            print("Esperando mensagem")
            linha = self.rfile.readline()
            if not linha:
                print("Cliente desconectou sem avisar.")
                return
            mensagem = linha.decode("utf-8", errors="replace").rstrip("\r\n")
            if mensagem == "SAIR":
                return
            print("Mensagem recebida:", mensagem)
            resposta = input("Digite resposta: ")
            self.wfile.write(resposta.encode() + b"\n")
            print("Resposta enviada.")
            if resposta == "SAIR":
                return

    def finish(self):
        try:
            super().finish()
        except OSError:
            pass
        print("Conexão encerrada.")


class Servidor(socketserver.TCPServer):
    allow_reuse_address = True

    def handle_error(self, request, client_address):
        # o padrão imprime um traceback enorme
        print("Problema com o cliente", client_address)


if __name__ == "__main__":
    with Servidor(("", 12345), PingPong) as servidor:
        while True:
            print("Esperando conexão.")
            servidor.handle_request()
