import asyncio


class ProtocoloCliente(asyncio.DatagramProtocol):
    def __init__(self):
        self.recebidos = asyncio.Queue()

    def datagram_received(self, data, addr):
        self.recebidos.put_nowait(data)

    def error_received(self, exc):
        print('Erro:', exc)


async def main():
    loop = asyncio.get_running_loop()
    transport, proto = await loop.create_datagram_endpoint(
        ProtocoloCliente, remote_addr=('127.0.0.1', 9999))
    while True:
        texto = await loop.run_in_executor(None, input, 'Digite mensagem (SAIR p/ terminar): ')
        if texto == 'SAIR':
            break
        transport.sendto(texto.encode())
        try:
            eco = await asyncio.wait_for(proto.recebidos.get(), 10)
            print('Resposta recebida: ' + eco.decode())
        except asyncio.TimeoutError:
            print('Sem resposta')
    print('Desconectando.')
    transport.close()


asyncio.run(main())
