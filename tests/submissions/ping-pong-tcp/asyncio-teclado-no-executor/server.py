"""Ping-pong com asyncio. Uma linha = uma mensagem."""
import asyncio

FIM = "SAIR"


async def perguntar(texto):
    # input() bloquearia o laço de eventos, então vai para uma thread
    return await asyncio.get_running_loop().run_in_executor(None, input, texto)


class PingPong:
    def __init__(self):
        self.teclado = asyncio.Lock()      # um cliente por vez usa o teclado

    async def atender(self, leitor, escritor):
        async with self.teclado:
            print("Conectado", flush=True)
            try:
                await self.conversar(leitor, escritor)
            except ConnectionError:
                print("O cliente caiu.")
            finally:
                escritor.close()
                print("Conexão encerrada.")
                print("Esperando conexão.", flush=True)

    async def conversar(self, leitor, escritor):
        while True:
            print("Esperando mensagem", flush=True)
            linha = await leitor.readline()
            msg = linha.decode().rstrip("\r\n")
            if not linha or msg == FIM:
                return
            print("Mensagem recebida:", msg)
            resposta = await perguntar("Digite resposta: ")
            escritor.write(resposta.encode() + b"\n")
            await escritor.drain()
            print("Resposta enviada.", flush=True)
            if resposta == FIM:
                return


async def main():
    jogo = PingPong()
    servidor = await asyncio.start_server(jogo.atender, "127.0.0.1", 8765)
    print("Esperando conexão.", flush=True)
    async with servidor:
        await servidor.serve_forever()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
