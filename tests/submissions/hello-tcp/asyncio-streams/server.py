import asyncio

HOST = '0.0.0.0'
PORTA = 8888
SAUDACAO = 'Olá! Obrigado por se conectar 🚀'


async def atende(leitor: asyncio.StreamReader, escritor: asyncio.StreamWriter) -> None:
    origem = escritor.get_extra_info('peername')
    print(f'Conexão recebida de {origem}', flush=True)
    try:
        escritor.write(SAUDACAO.encode())
        await escritor.drain()
    except ConnectionError as e:
        print('cliente sumiu:', e)
    finally:
        escritor.close()
        try:
            await escritor.wait_closed()
        except ConnectionError:
            pass


async def main():
    servidor = await asyncio.start_server(atende, HOST, PORTA)
    print('Servindo na porta', PORTA, flush=True)
    async with servidor:
        await servidor.serve_forever()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print('tchau')
