import asyncio


async def main():
    leitor, escritor = await asyncio.open_connection("127.0.0.1", 12345)
    for numero in range(3):
        mensagem = await leitor.readuntil(b"\0")
        print(numero + 1, mensagem[:-1].decode())
    escritor.close()


asyncio.run(main())
