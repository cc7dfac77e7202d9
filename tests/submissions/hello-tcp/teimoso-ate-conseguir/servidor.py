"""Exercicio hello TCP - versao com socketserver (uma thread por cliente)."""
import socketserver
import sys


class Recepcao(socketserver.StreamRequestHandler):
    mensagem = "Olá! Obrigado por conectar ☕ volte sempre"

    def handle(self):
        print("Conexão de", self.client_address)
        self.wfile.write(self.mensagem.encode("utf-8"))
        # o socketserver fecha a conexao quando o handle acaba


class Servidor(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == "__main__":
    porta = int(sys.argv[1]) if len(sys.argv) > 1 else 12345
    with Servidor(("", porta), Recepcao) as srv:
        print("Servidor no ar, porta", porta)
        try:
            srv.serve_forever()
        except KeyboardInterrupt:
            print("\ntchau")
