import asyncio


class Contador(asyncio.DatagramProtocol):
    def __init__(self):
        self.total = 0

    def datagram_received(self, dados, endereco):
        self.total += 1
        print(self.total, "mensagens recebidas")


async def main():
    await asyncio.get_running_loop().create_datagram_endpoint(Contador, local_addr=("0.0.0.0", 12345))
    await asyncio.Event().wait()


asyncio.run(main())
