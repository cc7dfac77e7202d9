import asyncio


async def mensagens(reader):
    """Gerador assíncrono: uma mensagem por vez, não importa como o TCP cortou."""
    while True:
        try:
            bruto = await reader.readuntil(b"\x00")
        except asyncio.IncompleteReadError:
            return
        yield bruto[:-1].decode()


async def main():
    reader, writer = await asyncio.open_connection("127.0.0.1", 12345)
    n = 0
    async for texto in mensagens(reader):
        n += 1
        print(n)
        print(texto)
        if n == 1:
            await asyncio.sleep(1)      # o cliente dorme depois da primeira
    writer.close()
    print(f"Fim: {n} mensagens")


asyncio.run(main())
