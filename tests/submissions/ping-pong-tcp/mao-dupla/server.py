"""Ping-pong TCP com asyncio.

O teclado e lido em outra thread (run_in_executor) para nao travar o loop de eventos.
Se mais de um cliente conectar, um cadeado garante que so um pergunta ao operador por vez.
"""
import asyncio

PORTA = 12345


class PingPong:
    def __init__(self):
        self.teclado = asyncio.Lock()

    async def perguntar(self, texto):
        async with self.teclado:
            return await asyncio.get_running_loop().run_in_executor(None, input, texto)

    async def conversa(self, leitor, escritor):
        quem = escritor.get_extra_info("peername")
        print("Conectado", quem, flush=True)
        try:
            while True:
                print("Esperando mensagem", flush=True)
                dados = await leitor.read(4096)
                if not dados:
                    break
                msg = dados.decode()
                if msg.strip() == "SAIR":
                    break
                print(f"Mensagem recebida: {msg.strip()}", flush=True)
                resposta = await self.perguntar("Digite resposta: ")
                escritor.write(resposta.encode())
                await escritor.drain()
                print("Resposta enviada.", flush=True)
                if resposta == "SAIR":
                    break
        except ConnectionError as e:
            print("Erro:", e)
        finally:
            escritor.close()
            print("Conexão encerrada.\nEsperando conexão.", flush=True)


async def main():
    jogo = PingPong()
    servidor = await asyncio.start_server(jogo.conversa, "127.0.0.1", PORTA)
    print("Esperando conexão.", flush=True)
    async with servidor:
        await servidor.serve_forever()


try:
    asyncio.run(main())
except KeyboardInterrupt:
    pass
