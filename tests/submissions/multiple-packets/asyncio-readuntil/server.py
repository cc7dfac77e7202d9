import asyncio
import contextlib

SEPARADOR = b"\x00"      # nunca aparece num texto normal
MENSAGENS = ["Thank you for connecting", "Come back often", "Bye!"]


async def atender(reader, writer):
    addr = writer.get_extra_info("peername")
    print("Got connection from", addr)
    with contextlib.suppress(ConnectionError):
        for texto in MENSAGENS:
            writer.write(texto.encode() + SEPARADOR)
            await writer.drain()
            print(f"   -> enviado {texto!r}")
        writer.close()
        await writer.wait_closed()


async def main():
    server = await asyncio.start_server(atender, "0.0.0.0", 12345)
    print("Esperando conexão.")
    async with server:
        await server.serve_forever()


with contextlib.suppress(KeyboardInterrupt):
    asyncio.run(main())
