import asyncio

PORTA = 12345


async def conversa(leitor, escritor):
    print("Conectado")
    try:
        while True:
            print("Esperando mensagem")
            linha = await leitor.readline()
            texto = linha.decode().rstrip("\n")
            if not linha or texto == "SAIR":
                break
            print("Mensagem recebida:", texto)
            resposta = await asyncio.to_thread(input, "Digite resposta: ")
            escritor.write(resposta.encode() + b"\n")
            await escritor.drain()
            print("Resposta enviada.")
            if resposta == "SAIR":
                break
    except ConnectionError as e:
        print(e)
    finally:
        escritor.close()
        print("Conexão encerrada.")
        print("Esperando conexão.")


async def main():
    servidor = await asyncio.start_server(conversa, "0.0.0.0", PORTA)
    print("Esperando conexão.")
    async with servidor:
        await servidor.serve_forever()


asyncio.run(main())
