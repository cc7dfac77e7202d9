"""
Cliente de saudação com asyncio.

Variáveis de ambiente:
    HELLO_HOST  (padrão 127.0.0.1)
    HELLO_PORTA (padrão 12354)
"""
import asyncio
import os

HOST = os.environ.get("HELLO_HOST", "127.0.0.1")
PORTA = int(os.environ.get("HELLO_PORTA", "12354"))


async def main() -> None:
    try:
        reader, writer = await asyncio.open_connection(HOST, PORTA)
    except ConnectionRefusedError:
        print(f"\033[31mNinguém em {HOST}:{PORTA}\033[0m")
        return
    dados = await reader.read()
    print(f"\033[36m{dados.decode()}\033[0m")
    writer.close()


asyncio.run(main())
