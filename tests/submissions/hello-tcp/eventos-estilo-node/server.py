import asyncio

PORTA = 12345
SAUDACAO = 'Bem-vindo(a)! 👋 Obrigado por conectar'


# equivalente ao net.createServer(socket => {...}) do node
async def ao_conectar(reader, writer):
    quem = writer.get_extra_info('peername')
    print(f'✔ conexão de {quem}', flush=True)
    writer.write(SAUDACAO.encode())
    try:
        await writer.drain()
    except ConnectionError:
        print('✖ foi embora antes da hora', flush=True)
    finally:
        writer.close()


async def main():
    servidor = await asyncio.start_server(ao_conectar, '0.0.0.0', PORTA)
    print(f'escutando em :{PORTA}', flush=True)
    async with servidor:
        await servidor.serve_forever()


if __name__ == '__main__':
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        print('tchau')
