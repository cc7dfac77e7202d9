import asyncio


class EcoProtocol(asyncio.DatagramProtocol):
    def __init__(self):
        self.contador = 0

    def connection_made(self, transport):
        self.transport = transport
        print('🟢 eco no ar', transport.get_extra_info('sockname'))

    def datagram_received(self, data, addr):
        self.contador += 1
        print(f'#{self.contador} {addr[0]}:{addr[1]} -> {data.decode(errors="replace")!r}')
        self.transport.sendto(data, addr)

    def error_received(self, exc):
        print('🔴', exc)


async def main():
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(
        EcoProtocol, local_addr=('0.0.0.0', 12345))
    try:
        await asyncio.Event().wait()
    finally:
        transport.close()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
