import asyncio


class PingPong(asyncio.DatagramProtocol):
    def __init__(self):
        self.fila = asyncio.Queue()

    def connection_made(self, transporte):
        self.transporte = transporte

    def datagram_received(self, dados, endereco):
        self.fila.put_nowait((dados.decode(), endereco))


async def main():
    laco = asyncio.get_running_loop()
    transporte, protocolo = await laco.create_datagram_endpoint(PingPong, local_addr=("0.0.0.0", 12345))
    while True:
        print("Esperando mensagem")
        mensagem, endereco = await protocolo.fila.get()
        if mensagem == "SAIR":
            continue
        print("Mensagem recebida:", mensagem)
        resposta = await asyncio.to_thread(input, "Digite resposta: ")
        transporte.sendto(resposta.encode(), endereco)
        print("Resposta enviada.")


asyncio.run(main())
