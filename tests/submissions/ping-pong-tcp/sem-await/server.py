import asyncio


async def atende(leitor, escritor):
    print('Conectado')
    while True:
        print('Esperando mensagem')
        dados = leitor.read(1024)
        mensagem = dados.decode()
        if not mensagem or mensagem == 'SAIR':
            break
        print('Mensagem recebida:', mensagem)
        resposta = input('Digite resposta: ')
        escritor.write(resposta.encode())
        await escritor.drain()
        print('Resposta enviada.')
    escritor.close()
    print('Conexão encerrada.')
    print('Esperando conexão.')


async def main():
    servidor = await asyncio.start_server(atende, '', 12345)
    print('Esperando conexão.')
    async with servidor:
        await servidor.serve_forever()


asyncio.run(main())
