import asyncio
import logging

logging.basicConfig(
    level=logging.INFO,
    format="%(asctime)s %(message)s",
    datefmt="%H:%M:%S",
    handlers=[logging.StreamHandler(), logging.FileHandler("recebidas.log", mode="w")],
)


class Contador(asyncio.DatagramProtocol):
    def __init__(self):
        self.recebidas = 0
        self.mostradas = 0

    def datagram_received(self, data, addr):
        self.recebidas += 1

    async def relatar(self):
        while True:
            await asyncio.sleep(0.5)
            if self.recebidas != self.mostradas:
                self.mostradas = self.recebidas
                logging.info("quantidade de mensagens recebidas: %d", self.recebidas)


async def main():
    loop = asyncio.get_running_loop()
    _, contador = await loop.create_datagram_endpoint(Contador, local_addr=("127.0.0.1", 12345))
    logging.info("servidor UDP iniciado")
    await contador.relatar()


asyncio.run(main())
