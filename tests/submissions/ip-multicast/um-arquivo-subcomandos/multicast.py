import argparse
import socket
import struct


def receber(args):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('', args.porta))
    mreq = struct.pack('=4sl', socket.inet_aton(args.grupo), socket.INADDR_ANY)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    try:
        while True:
            dados, _ = s.recvfrom(10240)
            print(dados.decode(), flush=True)
    except KeyboardInterrupt:
        s.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, mreq)


def enviar(args):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, args.ttl)
    texto = ' '.join(args.texto) or input('Mensagem: ')
    s.sendto(texto.encode(), (args.grupo, args.porta))


def main(argv=None):
    p = argparse.ArgumentParser(description='IP-Multicast')
    p.add_argument('--grupo', default='224.1.1.1')
    p.add_argument('--porta', type=int, default=5007)
    sub = p.add_subparsers(dest='papel', required=True)
    r = sub.add_parser('receiver')
    r.set_defaults(func=receber)
    e = sub.add_parser('sender')
    e.add_argument('--ttl', type=int, default=2)
    e.add_argument('texto', nargs='*')
    e.set_defaults(func=enviar)
    args = p.parse_args(argv)
    args.func(args)


if __name__ == '__main__':
    main()
