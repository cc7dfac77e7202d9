import asyncio


class Recepcao(asyncio.DatagramProtocol):
    """Só coloca na fila; quem responde é a tarefa do operador."""

    def __init__(self, fila: asyncio.Queue):
        self.fila = fila

    def datagram_received(self, data, addr):
        self.fila.put_nowait((data, addr))

    def error_received(self, exc):
        print("aviso:", exc)


async def operador(fila, transporte):
    loop = asyncio.get_running_loop()
    while True:
        print("Esperando mensagem", flush=True)
        data, addr = await fila.get()
        texto = data.decode(errors="replace")
        quem = f"{addr[0]}:{addr[1]}"
        if texto == "SAIR":
            print(f"{quem} saiu.")
            continue
        print(f"Mensagem recebida de {quem}: {texto}")
        resposta = ""
        while not resposta:      # o sendto do asyncio ignora mensagem vazia
            resposta = await loop.run_in_executor(None, input, "Digite resposta: ")
        transporte.sendto(resposta.encode(), addr)
        print("Resposta enviada.")


async def main():
    fila = asyncio.Queue()
    loop = asyncio.get_running_loop()
    transporte, _ = await loop.create_datagram_endpoint(
        lambda: Recepcao(fila), local_addr=("0.0.0.0", 12345))
    try:
        await operador(fila, transporte)
    finally:
        transporte.close()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except (KeyboardInterrupt, EOFError):
        print("\nServidor finalizado")
