import asyncio

# Servidor assíncrono: o input() roda em outra thread para não travar o event loop


async def ainput(prompt: str) -> str:
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, input, prompt)


async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    print("Conectado")
    while True:
        print("Esperando mensagem")
        line = await reader.readline()
        if not line:
            break
        msg = line.decode().strip()
        if msg == "SAIR":
            break
        print(f"Mensagem recebida: {msg}")
        resp = await ainput("Digite resposta: ")
        writer.write(resp.encode())
        await writer.drain()
        print("Resposta enviada.")
    writer.close()
    print("Conexão encerrada.")
    print("Esperando conexão.")


async def main() -> None:
    server = await asyncio.start_server(handle, "127.0.0.1", 9999)
    print("Esperando conexão.")
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
