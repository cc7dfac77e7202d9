import asyncio


async def atende(leitor, escritor):
    print("Got connection from", escritor.get_extra_info("peername"))
    for mensagem in (b"Thank you for connecting", b"Come back often", b"Bye!"):
        escritor.write(mensagem + b"\0")
        await escritor.drain()
    escritor.close()


async def main():
    servidor = await asyncio.start_server(atende, "0.0.0.0", 12345)
    await servidor.serve_forever()


asyncio.run(main())
