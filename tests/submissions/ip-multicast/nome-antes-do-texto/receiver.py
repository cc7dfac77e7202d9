import asyncio
import socket
import struct

GRUPO = '224.1.1.1'
PORTA = 5007


class Receiver(asyncio.DatagramProtocol):
    def datagram_received(self, data, addr):
        print(data.decode())


def cria_socket():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(('', PORTA))
    mreq = struct.pack('=4sl', socket.inet_aton(GRUPO), socket.INADDR_ANY)
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)
    sock.setblocking(False)
    return sock


async def main():
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(Receiver, sock=cria_socket())
    await loop.create_future()


if __name__ == '__main__':
    asyncio.run(main())
