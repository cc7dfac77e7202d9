import asyncio


class Cliente(asyncio.DatagramProtocol):
    def __init__(self):
        self.fila = asyncio.Queue()

    def datagram_received(self, data, addr):
        self.fila.put_nowait(data)

    def error_received(self, exc):
        self.fila.put_nowait(exc)


async def main():
    loop = asyncio.get_running_loop()
    transport, cli = await loop.create_datagram_endpoint(
        Cliente, remote_addr=('127.0.0.1', 12345))
    while True:
        try:
            texto = await loop.run_in_executor(None, input, 'Digite mensagem: ')
        except EOFError:
            break
        if texto == 'SAIR':
            break
        transport.sendto(texto.encode())
        try:
            r = await asyncio.wait_for(cli.fila.get(), 5)
        except asyncio.TimeoutError:
            print('sem eco 😢')
            continue
        if isinstance(r, Exception):
            print('erro:', r)
        else:
            print('Eco recebido:', r.decode(errors='replace'))
    transport.close()
    print('Desconectando.')

asyncio.run(main())
