import asyncio


async def tcp_client():
    reader, writer = await asyncio.open_connection('localhost', 8888)
    data = await reader.read(1024)
    print(f'Received: {data.decode()!r}')
    print('Close the connection')
    writer.close()
    await writer.wait_closed()


if __name__ == '__main__':
    try:
        asyncio.run(tcp_client())
    except ConnectionRefusedError:
        print('Servidor está fora do ar, rode o server.py primeiro 🙂')
