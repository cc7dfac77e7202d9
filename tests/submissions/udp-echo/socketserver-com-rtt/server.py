import socketserver
import sys
import threading


class EchoHandler(socketserver.BaseRequestHandler):
    """Para UDP self.request é uma tupla (dados, socket)."""
    contador = 0
    trava = threading.Lock()

    def handle(self):
        dados, sock = self.request
        with EchoHandler.trava:
            EchoHandler.contador += 1
            n = EchoHandler.contador
        print(f"#{n} {self.client_address} -> {len(dados)} bytes")
        sock.sendto(dados, self.client_address)


class EchoServer(socketserver.ThreadingUDPServer):
    allow_reuse_address = False
    max_packet_size = 65535
    daemon_threads = True


if __name__ == "__main__":
    porta = int(sys.argv[1]) if len(sys.argv) > 1 else 12345
    with EchoServer(("", porta), EchoHandler) as srv:
        print("Eco UDP na porta", porta)
        try:
            srv.serve_forever()
        except KeyboardInterrupt:
            print("\nTotal ecoado:", EchoHandler.contador)
