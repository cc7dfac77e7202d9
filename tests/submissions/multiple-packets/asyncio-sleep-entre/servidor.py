import asyncio

MENSAGENS = 'Thank you for connecting', 'Come back often', 'Bye!'
INTERVALO = 1.5       # maior que o sleep do cliente


async def cliente_novo(leitor, escritor):
    print('Got connection from', escritor.get_extra_info('peername'))
    try:
        for i, m in enumerate(MENSAGENS):
            if i:
                await asyncio.sleep(INTERVALO)
            escritor.write(m.encode())
            await escritor.drain()
    except ConnectionError:
        print('cliente desistiu')
    finally:
        escritor.close()


async def principal():
    s = await asyncio.start_server(cliente_novo, port=12345)
    print('Pronto para vários clientes')
    await s.serve_forever()

asyncio.run(principal())
