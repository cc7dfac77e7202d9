import asyncio


class EchoServerProtocol(asyncio.DatagramProtocol):
    """Protocolo de eco: devolve cada datagrama ao remetente."""

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        message = data.decode(errors="replace")
        print('Received %r from %s' % (message, addr), flush=True)
        print('Send %r to %s' % (message, addr), flush=True)
        self.transport.sendto(data, addr)


async def main():
    print("Starting UDP server", flush=True)

    # Get a reference to the event loop as we plan to use
    # low-level APIs.
    loop = asyncio.get_running_loop()

    # One protocol instance will be created to serve all client requests.
    transport, protocol = await loop.create_datagram_endpoint(
        EchoServerProtocol, local_addr=('127.0.0.1', 9999))

    try:
        await asyncio.Future()  # Executa para sempre
    finally:
        transport.close()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
