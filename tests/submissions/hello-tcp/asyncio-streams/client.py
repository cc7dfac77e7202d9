import asyncio


async def main():
    leitor, escritor = await asyncio.open_connection('localhost', 8888)
    dados = await leitor.read()
    print(dados.decode())
    escritor.close()
    await escritor.wait_closed()


asyncio.run(main())
