import asyncio
import socket
import struct

GRUPO, PORTA = '239.1.2.3', 5100


class Receptor(asyncio.DatagramProtocol):
    def datagram_received(self, data, addr):
        print(data.decode(), flush=True)


def cria_socket():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind((GRUPO, PORTA))
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                 socket.inet_aton(GRUPO) + socket.inet_aton('0.0.0.0'))
    s.setblocking(False)
    return s


async def main():
    await asyncio.get_running_loop().create_datagram_endpoint(Receptor, sock=cria_socket())
    await asyncio.Event().wait()

asyncio.run(main())
