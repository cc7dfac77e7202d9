"""
Servidor de saudação com asyncio.

Variáveis de ambiente:
    HELLO_HOST  (padrão 127.0.0.1)
    HELLO_PORTA (padrão 12345)
"""
import asyncio
import datetime
import os

HOST = os.environ.get("HELLO_HOST", "127.0.0.1")
PORTA = int(os.environ.get("HELLO_PORTA", "12345"))


def saudacao() -> str:
    h = datetime.datetime.now().hour
    if h < 12:
        return "Bom dia"
    if h < 18:
        return "Boa tarde"
    return "Boa noite"


async def atender(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    peer = writer.get_extra_info("peername")
    print(f"\033[32m[+]\033[0m {peer}")
    writer.write(f"{saudacao()}! Obrigado por se conectar.".encode())
    await writer.drain()
    writer.close()
    print(f"\033[31m[-]\033[0m {peer}")


async def main() -> None:
    server = await asyncio.start_server(atender, HOST, PORTA)
    print(f"Escutando em {HOST}:{PORTA}")
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        print("Até logo!")
