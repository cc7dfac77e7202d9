#!/usr/bin/env python3
import socketserver
import sys


class EchoHandler(socketserver.BaseRequestHandler):
    def handle(self):
        data, sock = self.request
        sys.stdout.write("%s:%d sent %d bytes\n" % (*self.client_address, len(data)))
        sys.stdout.flush()
        sock.sendto(data, self.client_address)


class EchoServer(socketserver.ThreadingUDPServer):
    max_packet_size = 65535


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 7007
    with EchoServer(("0.0.0.0", port), EchoHandler) as server:
        print("Echo server listening on UDP port", port)
        server.serve_forever()
