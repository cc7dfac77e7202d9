import logging
import socket
from collections import Counter

logging.basicConfig(level=logging.INFO, format='[%(asctime)s] %(message)s', datefmt='%H:%M:%S')

PORTA = 12345

# so consegui terminar o servidor, o cliente ta travando aqui em casa (windows) e tirei da entrega
def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(('', PORTA))
    sock.settimeout(1.0)
    total = 0
    por_cliente = Counter()
    ultimo = 0
    logging.info('contando na porta %d', PORTA)
    while True:
        try:
            _, addr = sock.recvfrom(4096)
        except socket.timeout:
            if total != ultimo:
                logging.info('mensagens recebidas: %d', total)
                for (ip, porta), n in por_cliente.items():
                    logging.info('   %s:%d -> %d', ip, porta, n)
                ultimo = total
            continue
        total += 1
        por_cliente[addr] += 1


if __name__ == '__main__':
    try:
        main()
    except KeyboardInterrupt:
        logging.info('encerrado')
