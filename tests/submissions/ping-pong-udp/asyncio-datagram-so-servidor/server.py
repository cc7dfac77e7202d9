import asyncio
import sys


class PingPong(asyncio.DatagramProtocol):
    def __init__(self):
        self.fila: asyncio.Queue = asyncio.Queue()

    def connection_made(self, transport):
        self.transport = transport
        print("Servidor UDP em", transport.get_extra_info("sockname"))

    def datagram_received(self, data, addr):
        self.fila.put_nowait((data.decode(errors="replace"), addr))

    async def operador(self):
        loop = asyncio.get_running_loop()
        while True:
            print("Esperando mensagem")
            texto, addr = await self.fila.get()
            match texto.strip().upper():
                case "SAIR":
                    print(f"{addr[0]}:{addr[1]} saiu. Conexão encerrada.")
                case "/PING":
                    self.transport.sendto(b"PONG", addr)      # comando extra, responde sozinho
                case _:
                    print(f"Mensagem recebida: {texto}")
                    print("Digite resposta: ", end="", flush=True)
                    linha = await loop.run_in_executor(None, sys.stdin.readline)
                    if not linha:
                        return
                    self.transport.sendto(linha.rstrip("\n").encode(), addr)
                    print("Resposta enviada.")


async def main():
    loop = asyncio.get_running_loop()
    transport, proto = await loop.create_datagram_endpoint(
        PingPong, local_addr=("0.0.0.0", 12345))
    try:
        await proto.operador()
    finally:
        transport.close()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
