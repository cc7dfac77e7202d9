import argparse
import socketserver
import threading


class Eco(socketserver.DatagramRequestHandler):
    def handle(self):
        dados = self.rfile.read()
        self.wfile.write(dados)
        if self.server.falante:
            print(f"{self.client_address[0]}:{self.client_address[1]} "
                  f"{len(dados)} bytes ({threading.active_count()} threads)")


class Servidor(socketserver.ThreadingUDPServer):
    max_packet_size = 65535
    daemon_threads = True


p = argparse.ArgumentParser(description="servidor de eco UDP")
p.add_argument("-e", "--endereco", default="0.0.0.0")
p.add_argument("-P", "--porta", type=int, default=50123)
p.add_argument("-q", "--quieto", action="store_true")
a = p.parse_args()

with Servidor((a.endereco, a.porta), Eco) as s:
    s.falante = not a.quieto
    print(f"eco UDP em {a.endereco}:{a.porta}, Ctrl+C termina")
    try:
        s.serve_forever()
    except KeyboardInterrupt:
        print()
