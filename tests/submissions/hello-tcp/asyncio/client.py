import asyncio


async def main():
    leitor, escritor = await asyncio.open_connection("localhost", 12345)
    print((await leitor.read()).decode())
    escritor.close()
    await escritor.wait_closed()


asyncio.run(main())
