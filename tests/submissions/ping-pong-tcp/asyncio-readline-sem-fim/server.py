import asyncio


async def conversa(leitor, escritor):
    print('Conectado')
    while True:
        print('Esperando mensagem')
        linha = await leitor.readline()
        if not linha:
            break
        texto = linha.decode().strip()
        if texto == 'SAIR':
            break
        print('Mensagem recebida:', texto)
        resposta = await asyncio.to_thread(input, 'Digite resposta: ')
        escritor.write(resposta.encode() + b'\n')
        await escritor.drain()
        print('Resposta enviada.')
    escritor.close()
    print('Conexão encerrada.')
    print('Esperando conexão.')


async def main():
    servidor = await asyncio.start_server(conversa, '', 12345)
    print('Esperando conexão.')
    await servidor.serve_forever()


asyncio.run(main())
