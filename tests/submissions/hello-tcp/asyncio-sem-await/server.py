import asyncio
from datetime import datetime

HOST = 'localhost'
PORT = 8888


async def handle_client(reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
    addr = writer.get_extra_info('peername')
    print(f'[{datetime.now():%H:%M:%S}] Got connection from {addr!r}')

    writer.write('Thank you for connecting'.encode())
    await writer.drain()

    print('Close the connection')
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(handle_client, HOST, PORT)

    addrs = ', '.join(str(sock.getsockname()) for sock in server.sockets)
    print(f'Serving on {addrs}')

    async with server:
        server.serve_forever()


asyncio.run(main())
