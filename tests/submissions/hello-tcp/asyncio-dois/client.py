import asyncio

PORT = 8765


async def main():
    host = input("Endereço do servidor (Enter = localhost): ").strip()
    reader, writer = await asyncio.open_connection(host or "localhost", PORT)
    dados = await reader.read()          # até o servidor fechar
    print("Mensagem do servidor:", dados.decode())
    writer.close()
    await writer.wait_closed()


asyncio.run(main())
