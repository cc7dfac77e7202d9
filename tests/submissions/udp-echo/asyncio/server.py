import asyncio


class Eco(asyncio.DatagramProtocol):
    def connection_made(self, transporte):
        self.transporte = transporte

    def datagram_received(self, dados, endereco):
        self.transporte.sendto(dados, endereco)


async def main():
    laco = asyncio.get_running_loop()
    await laco.create_datagram_endpoint(Eco, local_addr=("0.0.0.0", 12345))
    await asyncio.Event().wait()


asyncio.run(main())
