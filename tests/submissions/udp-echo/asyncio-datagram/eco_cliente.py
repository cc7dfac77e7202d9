import asyncio


class Cliente(asyncio.DatagramProtocol):
    def __init__(self):
        self.respostas = asyncio.Queue()

    def datagram_received(self, data, addr):
        self.respostas.put_nowait(data)


async def main():
    loop = asyncio.get_running_loop()
    transport, cliente = await loop.create_datagram_endpoint(
        Cliente, remote_addr=("127.0.0.1", 3030))
    while True:
        texto = await loop.run_in_executor(None, input, "Você: ")
        if texto == "SAIR":
            break
        if not texto:
            continue
        transport.sendto(texto.encode())
        data = await cliente.respostas.get()
        print("Eco: ", data.decode())
    transport.close()
    print("Até mais!")


asyncio.run(main())
