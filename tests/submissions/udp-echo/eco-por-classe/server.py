import logging
import socketserver

logging.basicConfig(level=logging.INFO, format='%(asctime)s | %(threadName)-12s | %(message)s')


class Eco(socketserver.BaseRequestHandler):
    def handle(self):
        dados, sock = self.request
        logging.info('%s:%d  %d bytes: %r', *self.client_address, len(dados), dados[:60])
        sock.sendto(dados, self.client_address)


class ServidorEco(socketserver.ThreadingUDPServer):
    max_packet_size = 65535
    daemon_threads = True


if __name__ == '__main__':
    with ServidorEco(('0.0.0.0', 12345), Eco) as s:
        logging.info('eco UDP na porta 12345')
        try:
            s.serve_forever()
        except KeyboardInterrupt:
            logging.info('desligando')
