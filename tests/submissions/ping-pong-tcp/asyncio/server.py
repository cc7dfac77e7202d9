import asyncio


async def pergunta(texto):
    return await asyncio.get_running_loop().run_in_executor(None, input, texto)


async def conversa(leitor, escritor):
    print("Conectado")
    while True:
        print("Esperando mensagem")
        try:
            mensagem = (await leitor.readuntil(b"\n")).decode().strip()
        except (asyncio.IncompleteReadError, ConnectionError):
            break
        if mensagem == "SAIR":
            break
        print("Mensagem recebida:", mensagem)
        escritor.write((await pergunta("Digite resposta: ")).encode() + b"\n")
        try:
            await escritor.drain()
        except ConnectionError:
            break
        print("Resposta enviada.")
    escritor.close()
    print("Conexão encerrada.")
    print("Esperando conexão.")


async def main():
    servidor = await asyncio.start_server(conversa, "0.0.0.0", 12345)
    print("Esperando conexão.")
    await servidor.serve_forever()


asyncio.run(main())
