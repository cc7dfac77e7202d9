import asyncio
import socket


class Receptor(asyncio.DatagramProtocol):
    def connection_made(self, transporte):
        s = transporte.get_extra_info("socket")
        s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton("224.1.1.1") + bytes(4))
        print("Esperando mensagens")

    def datagram_received(self, dados, origem):
        print(dados.decode(), "de", origem[0])


def cria_socket():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    s.bind(("", 5007))
    return s


async def main():
    laco = asyncio.get_running_loop()
    transporte, _ = await laco.create_datagram_endpoint(Receptor, sock=cria_socket())
    try:
        await laco.create_future()
    finally:
        transporte.close()


asyncio.run(main())
