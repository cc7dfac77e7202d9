import asyncio

teclado = asyncio.Lock()


async def pergunta(texto):
    loop = asyncio.get_running_loop()
    async with teclado:
        return await loop.run_in_executor(None, input, texto)


async def conversa(reader, writer):
    print('Conectado', flush=True)
    try:
        while True:
            print('Esperando mensagem', flush=True)
            dados = await reader.read(4096)
            if not dados:
                print('Cliente caiu.')
                break
            msg = dados.decode()
            if msg == 'SAIR':
                break
            print('Mensagem recebida:', msg, flush=True)
            resposta = await pergunta('Digite resposta: ')
            writer.write(resposta.encode())
            await writer.drain()
            print('Resposta enviada.')
    except ConnectionError as e:
        print('Erro de conexão:', e)
    writer.close()
    print('Conexão encerrada.')
    print('Esperando conexão.', flush=True)


async def main():
    srv = await asyncio.start_server(conversa, '0.0.0.0', 12345)
    print('Esperando conexão.', flush=True)
    async with srv:
        await srv.serve_forever()

asyncio.run(main())
