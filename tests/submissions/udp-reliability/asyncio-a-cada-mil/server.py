import asyncio


class Receptor(asyncio.DatagramProtocol):
    def __init__(self):
        self.total = 0
        self.mostrado = 0

    def datagram_received(self, data, addr):
        self.total += 1
        if self.total % 1000 == 0:
            self.mostra()

    def mostra(self):
        self.mostrado = self.total
        print(f'{self.total} mensagens recebidas', flush=True)


async def main():
    loop = asyncio.get_running_loop()
    transporte, receptor = await loop.create_datagram_endpoint(
        Receptor, local_addr=('0.0.0.0', 5005))
    print('Servidor UDP esperando')
    while True:
        # de segundo em segundo mostra o que chegou a mais
        await asyncio.sleep(1)
        if receptor.total != receptor.mostrado:
            receptor.mostra()


asyncio.run(main())
