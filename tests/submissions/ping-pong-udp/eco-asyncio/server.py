import asyncio


class Eco(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        print(f'[{addr[0]}:{addr[1]}] {data.decode()}', flush=True)
        self.transport.sendto(data, addr)


async def main():
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Eco, local_addr=('0.0.0.0', 12345))
    print('Servidor UDP pronto', flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        transport.close()


asyncio.run(main())
