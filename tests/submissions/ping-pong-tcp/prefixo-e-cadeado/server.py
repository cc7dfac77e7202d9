import asyncio
import struct

PORTA = 12345
operador = asyncio.Lock()   # só existe um operador, uma conversa por vez


async def perguntar(texto: str) -> str:
    # input() bloqueia, por isso vai para outra thread
    return await asyncio.get_running_loop().run_in_executor(None, input, texto)


async def receber(reader: asyncio.StreamReader) -> str:
    tamanho, = struct.unpack('!I', await reader.readexactly(4))
    return (await reader.readexactly(tamanho)).decode()


async def enviar(writer: asyncio.StreamWriter, texto: str) -> None:
    dados = texto.encode()
    writer.write(struct.pack('!I', len(dados)) + dados)
    await writer.drain()


async def conversa(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    async with operador:
        print('Conectado')
        try:
            while True:
                print('Esperando mensagem')
                msg = await receber(reader)
                if msg == 'SAIR':
                    break
                print(f'Mensagem recebida: {msg}')
                await enviar(writer, await perguntar('Digite resposta: '))
                print('Resposta enviada.')
        except (asyncio.IncompleteReadError, ConnectionError):
            print('Cliente sumiu.')
        writer.close()
        print('Conexão encerrada.')
        print('Esperando conexão.')


async def main() -> None:
    servidor = await asyncio.start_server(conversa, '0.0.0.0', PORTA)
    print('Esperando conexão.')
    async with servidor:
        await servidor.serve_forever()


if __name__ == '__main__':
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
