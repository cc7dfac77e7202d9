import asyncio


async def main():
    print("conectando-se ao servidor")
    leitor, escritor = await asyncio.open_connection("127.0.0.1", 12345)
    print("Conectado")
    while True:
        mensagem = await asyncio.to_thread(input, "Digite mensagem: ")
        escritor.write(mensagem.encode() + b"\n")
        await escritor.drain()
        if mensagem == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        resposta = await leitor.readline()
        print("Resposta recebida:", resposta.decode().strip())
    print("Desconectando.")
    escritor.close()
    await escritor.wait_closed()


asyncio.run(main())
