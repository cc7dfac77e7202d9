import asyncio
import socket


class Receptor(asyncio.DatagramProtocol):
    def datagram_received(self, dados, endereco):
        print(dados.decode(), flush=True)


async def main():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("", 5007))
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("224.1.1.1") + socket.inet_aton("0.0.0.0"))
    s.setblocking(False)
    await asyncio.get_running_loop().create_datagram_endpoint(Receptor, sock=s)
    await asyncio.Event().wait()


asyncio.run(main())
