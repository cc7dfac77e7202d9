#!/usr/bin/env python3
"""
Ping-pong UDP com eco. Os dois lados estão neste arquivo:

    python3 eco.py servidor [--porta N]
    python3 eco.py cliente  [--porta N] [--host H]
"""
import argparse
import asyncio
import socket


class ProtocoloEco(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transporte = transport

    def datagram_received(self, data, addr):
        print('%s:%d disse %s' % (addr[0], addr[1], data.decode('utf-8', 'backslashreplace')), flush=True)
        self.transporte.sendto(data, addr)


async def servidor(args):
    loop = asyncio.get_running_loop()
    transporte, _ = await loop.create_datagram_endpoint(
        ProtocoloEco, local_addr=(args.host, args.porta))
    print('servidor de eco em %s:%d' % (args.host, args.porta), flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        transporte.close()


def cliente(args):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.connect((args.host, args.porta))
    s.settimeout(3)
    while True:
        try:
            linha = input('> ')
        except EOFError:
            break
        if linha == 'SAIR':
            break
        try:
            s.send(linha.encode())
            print('< ' + s.recv(65535).decode())
        except socket.timeout:
            print('(sem eco)')
        except ConnectionRefusedError:
            print('(não há servidor nessa porta)')
    s.close()


if __name__ == '__main__':
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('papel', choices=['servidor', 'cliente'])
    ap.add_argument('--porta', type=int, default=5005)
    ap.add_argument('--host', default='127.0.0.1')
    args = ap.parse_args()
    if args.papel == 'servidor':
        try:
            asyncio.run(servidor(args))
        except KeyboardInterrupt:
            pass
    else:
        cliente(args)
