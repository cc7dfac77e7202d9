import asyncio


class ProtocoloEco(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        print('Recebi %d bytes de %s' % (len(data), addr))
        print(' ', data.decode('utf-8', 'backslashreplace'))
        self.transport.sendto(data, addr)


async def main():
    loop = asyncio.get_running_loop()
    print('Iniciando servidor de eco UDP')
    transport, protocolo = await loop.create_datagram_endpoint(
        ProtocoloEco, local_addr=('0.0.0.0', 9999))
    try:
        await asyncio.Event().wait()   # fica aqui para sempre
    finally:
        transport.close()


asyncio.run(main())
