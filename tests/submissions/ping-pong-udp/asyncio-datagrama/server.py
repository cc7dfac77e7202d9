"""
Servidor Ping-Pong UDP assíncrono.

As mensagens de todos os clientes entram em uma fila (asyncio.Queue) e o
operador responde uma por vez. Enquanto ele digita, o laço de eventos segue
livre para receber datagramas de outros clientes.
"""
import asyncio

HOST, PORTA = "0.0.0.0", 12345


class PingPongProtocol(asyncio.DatagramProtocol):
    def __init__(self, fila: asyncio.Queue) -> None:
        self.fila = fila

    def datagram_received(self, data: bytes, addr) -> None:
        self.fila.put_nowait((data, addr))

    def error_received(self, exc: Exception) -> None:
        # ICMP "port unreachable": o cliente já foi embora
        print(f"Aviso: {exc}")


async def main() -> None:
    fila: asyncio.Queue = asyncio.Queue()
    loop = asyncio.get_running_loop()
    transporte, _ = await loop.create_datagram_endpoint(
        lambda: PingPongProtocol(fila), local_addr=(HOST, PORTA)
    )
    print("Esperando mensagens", flush=True)
    try:
        while True:
            data, addr = await fila.get()
            texto = data.decode("utf-8", errors="replace")
            if texto == "SAIR":
                print(f"[{addr[1]}] encerrou a conversa.", flush=True)
                continue
            print(f"[{addr[1]}] Mensagem recebida: {texto}", flush=True)
            resposta = await asyncio.to_thread(input, "Digite resposta: ")
            transporte.sendto(resposta.encode("utf-8"), addr)
            print("Resposta enviada.", flush=True)
    finally:
        transporte.close()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except (KeyboardInterrupt, EOFError):
        print("\nServidor encerrado.")
