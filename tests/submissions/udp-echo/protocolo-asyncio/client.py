import asyncio
import sys


class Cliente(asyncio.DatagramProtocol):
    def __init__(self, mensagem, pronto):
        self.mensagem = mensagem
        self.pronto = pronto

    def connection_made(self, transport):
        print("Enviando:", self.mensagem)
        transport.sendto(self.mensagem.encode())

    def datagram_received(self, data, addr):
        if not self.pronto.done():
            self.pronto.set_result(data.decode())

    def error_received(self, exc):
        if not self.pronto.done():
            self.pronto.set_exception(exc)


async def main():
    msg = " ".join(sys.argv[1:]) or input("Mensagem: ")
    loop = asyncio.get_running_loop()
    pronto = loop.create_future()
    transporte, _ = await loop.create_datagram_endpoint(
        lambda: Cliente(msg, pronto), remote_addr=("127.0.0.1", 9999))
    try:
        print("Eco recebido:", await asyncio.wait_for(pronto, 5))
    except asyncio.TimeoutError:
        sys.exit("Nada voltou em 5 segundos.")
    except OSError as e:
        sys.exit(f"Erro: {e}")
    finally:
        transporte.close()


asyncio.run(main())
