import asyncio
import socket
import sys


async def main():
    print("conectando-se ao servidor")
    leitor, escritor = await asyncio.open_connection(socket.gethostname(), 12345)
    print("Conectado")
    teclado = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(teclado), sys.stdin)
    while True:
        print("Digite mensagem: ", end="", flush=True)
        linha = (await teclado.readline()).decode().rstrip("\n")
        escritor.write(linha.encode() + b"\n")
        await escritor.drain()
        if linha == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        r = (await leitor.readline()).decode().rstrip("\n")
        if r in ("", "SAIR"):
            break
        print("Resposta recebida:", r)
    escritor.close()
    await escritor.wait_closed()
    print("Desconectando.")


asyncio.run(main())
