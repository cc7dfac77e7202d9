import asyncio


class Eco(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport
        self.n = 0

    def datagram_received(self, data, addr):
        self.n += 1
        print(f"datagrama {self.n}: {len(data)} bytes de {addr[0]}:{addr[1]}")
        self.transport.sendto(data, addr)


async def main():
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Eco, local_addr=("0.0.0.0", 3030))
    print("Servidor de eco na porta 3030. Ctrl+C termina.")
    try:
        await asyncio.Event().wait()
    finally:
        transport.close()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
