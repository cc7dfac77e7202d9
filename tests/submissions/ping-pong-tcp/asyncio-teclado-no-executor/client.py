import asyncio

FIM = "SAIR"


async def perguntar(texto):
    return await asyncio.get_running_loop().run_in_executor(None, input, texto)


async def main():
    print("conectando-se ao servidor")
    try:
        leitor, escritor = await asyncio.open_connection("127.0.0.1", 8765)
    except ConnectionRefusedError:
        print("Servidor fora do ar.")
        return
    print("Conectado")
    while True:
        msg = await perguntar("Digite mensagem: ")
        escritor.write((msg + "\n").encode())
        await escritor.drain()
        if msg == FIM:
            print("Desconectando.")
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        linha = await leitor.readline()
        if not linha:
            print("O servidor encerrou a conexão.")
            break
        resposta = linha.decode().rstrip("\n")
        print("Resposta recebida:", resposta)
        if resposta == FIM:
            print("Desconectando.")
            break
    escritor.close()
    await escritor.wait_closed()


asyncio.run(main())
