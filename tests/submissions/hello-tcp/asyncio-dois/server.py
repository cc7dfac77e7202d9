import asyncio

PORT = 8765
contador = 0


async def cumprimenta(reader, writer):
    global contador
    contador += 1
    quem = writer.get_extra_info("peername")
    print(f"#{contador} {quem}")
    writer.write("Obrigado por se conectar, volte sempre!".encode())
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def main():
    servidor = await asyncio.start_server(cumprimenta, "0.0.0.0", PORT)
    print("ouvindo em", PORT)
    async with servidor:
        await servidor.serve_forever()


asyncio.run(main())
