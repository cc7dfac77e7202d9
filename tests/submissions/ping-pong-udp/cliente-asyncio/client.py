import asyncio


class Cliente(asyncio.DatagramProtocol):
    def __init__(self):
        self.respostas = asyncio.Queue()

    def datagram_received(self, dados, endereco):
        self.respostas.put_nowait(dados.decode())

    def error_received(self, erro):
        print("erro:", erro)


async def main():
    laco = asyncio.get_running_loop()
    transporte, cliente = await laco.create_datagram_endpoint(Cliente, remote_addr=("127.0.0.1", 12345))
    while True:
        mensagem = await laco.run_in_executor(None, input, "Digite mensagem: ")
        transporte.sendto(mensagem.encode())
        if mensagem == "SAIR":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        print("Resposta recebida:", await cliente.respostas.get())
    print("Desconectando.")
    transporte.close()


asyncio.run(main())
