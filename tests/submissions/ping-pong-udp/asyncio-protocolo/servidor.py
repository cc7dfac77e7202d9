import asyncio


class PingPong(asyncio.DatagramProtocol):
    def __init__(self):
        self.fila = asyncio.Queue()

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        self.fila.put_nowait((data, addr))


async def perguntar(texto):
    return await asyncio.get_running_loop().run_in_executor(None, input, texto)


async def main():
    loop = asyncio.get_running_loop()
    transport, proto = await loop.create_datagram_endpoint(
        PingPong, local_addr=("127.0.0.1", 60001))
    print("🏓 servidor ping-pong UDP em 127.0.0.1:60001")
    try:
        while True:
            data, addr = await proto.fila.get()
            texto = data.decode("utf-8", "replace")
            if texto.upper() == "SAIR":
                print(f"🚪 {addr} foi embora")
                continue
            print(f"📥 Mensagem recebida de {addr}: {texto}")
            r = await perguntar("✍️  Digite resposta: ")
            transport.sendto(r.encode("utf-8"), addr)
            print("📤 Resposta enviada.")
    finally:
        transport.close()


try:
    asyncio.run(main())
except (KeyboardInterrupt, EOFError):
    print("fim")
