#!/usr/bin/env python3
import argparse
import socketserver
import time

ap = argparse.ArgumentParser(description="Manda tres mensagens, uma por linha")
ap.add_argument("-p", "--porta", type=int, default=12345)
ap.add_argument("-i", "--intervalo", type=float, default=0.0, help="segundos entre uma e outra")
args = ap.parse_args()


class TresMensagens(socketserver.StreamRequestHandler):
    mensagens = ["Thank you for connecting", "Come back often", "Bye!"]

    def handle(self):
        print("conexao de %s:%d" % self.client_address)
        try:
            for m in self.mensagens:
                # o \n separa as mensagens; o cliente deve usar makefile().readline()
                self.wfile.write(m.encode() + b"\n")
                time.sleep(args.intervalo)
        except OSError:
            print("cliente desconectou antes do fim")


class Servidor(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == "__main__":
    with Servidor(("", args.porta), TresMensagens) as srv:
        print("escutando na porta", args.porta)
        try:
            srv.serve_forever()
        except KeyboardInterrupt:
            pass
