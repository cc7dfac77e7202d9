import asyncio


async def main():
    print('conectando-se ao servidor')
    reader, writer = await asyncio.open_connection('127.0.0.1', 12345)
    print('Conectado')
    loop = asyncio.get_running_loop()
    while True:
        msg = await loop.run_in_executor(None, input, 'Digite mensagem: ')
        if not msg:
            print('mensagem vazia não vale')
            continue
        writer.write(msg.encode())
        await writer.drain()
        if msg == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        dados = await reader.read(4096)
        if not dados:
            print('servidor encerrou')
            break
        print('Resposta recebida:', dados.decode())
    print('Desconectando.')
    writer.close()
    await writer.wait_closed()

asyncio.run(main())
