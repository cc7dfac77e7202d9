import asyncio


async def main() -> None:
    print("conectando-se ao servidor")
    reader, writer = await asyncio.open_connection("127.0.0.1", 9999)
    print("Conectado")
    while True:
        msg = await asyncio.to_thread(input, "Digite mensagem: ")
        writer.write(msg.encode())
        await writer.drain()
        if msg == "SAIR":
            print("Desconectando.")
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        data = await reader.read(1024)
        print(f"Resposta recebida: {data.decode()}")
    writer.close()
    await writer.wait_closed()


if __name__ == "__main__":
    asyncio.run(main())
