import asyncio
import json

TEXTOS = ('Thank you for connecting', 'Come back often', 'Bye!')


async def handler(reader, writer):
    for i, t in enumerate(TEXTOS, 1):
        linha = json.dumps({'id': i, 'de': 'servidor', 'texto': t}, ensure_ascii=False)
        writer.write(linha.encode() + b'\n')
    try:
        await writer.drain()
        writer.close()
        await writer.wait_closed()
    except ConnectionError:
        pass


async def main():
    server = await asyncio.start_server(handler, port=12345)
    async with server:
        await server.serve_forever()

asyncio.run(main())
