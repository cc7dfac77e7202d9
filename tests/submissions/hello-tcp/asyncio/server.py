import asyncio


async def atende(leitor, escritor):
    print("Got connection from", escritor.get_extra_info("peername"))
    try:
        escritor.write(b"Thank you for connecting")
        await escritor.drain()
    except ConnectionError as erro:
        print("cliente sumiu:", erro)
    finally:
        escritor.close()


async def main():
    servidor = await asyncio.start_server(atende, "", 12345)
    async with servidor:
        await servidor.serve_forever()


asyncio.run(main())
