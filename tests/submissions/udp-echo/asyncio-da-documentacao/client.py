import asyncio


class EchoClientProtocol(asyncio.DatagramProtocol):
    def __init__(self, respostas):
        self.respostas = respostas

    def datagram_received(self, data, addr):
        self.respostas.put_nowait(data)

    def error_received(self, exc):
        print('Error received:', exc)


async def main():
    loop = asyncio.get_running_loop()
    respostas = asyncio.Queue()
    transport, protocol = await loop.create_datagram_endpoint(
        lambda: EchoClientProtocol(respostas),
        remote_addr=('127.0.0.1', 9999))

    # input() bloqueia o event loop, então usamos asyncio.to_thread 💡
    while True:
        try:
            texto = await asyncio.to_thread(input, 'Mensagem: ')
        except EOFError:
            break
        if texto == 'SAIR':
            break
        transport.sendto(texto.encode())
        try:
            eco = await asyncio.wait_for(respostas.get(), timeout=5)
            print('Received:', eco.decode(errors="replace"))
        except asyncio.TimeoutError:
            print('⏰ Tempo esgotado')

    print("Close the socket")
    transport.close()


asyncio.run(main())
