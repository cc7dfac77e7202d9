"""Servidor de saudação - versão orientada a eventos"""
import asyncio


class Saudacao(asyncio.Protocol):
    visitas = 0

    def connection_made(self, transport):
        Saudacao.visitas += 1
        peer = transport.get_extra_info('peername')
        print(f'#{Saudacao.visitas} conexão de {peer[0]}:{peer[1]}')
        transport.write('Obrigado por se conectar! Você é bem-vindo(a).\r\n'.encode())
        transport.close()

    def connection_lost(self, exc):
        print('   conexão encerrada', exc or '')


async def principal():
    loop = asyncio.get_running_loop()
    srv = await loop.create_server(Saudacao, '0.0.0.0', 12345)
    print('ouvindo na 12345... (Ctrl+C encerra)')
    async with srv:
        await srv.serve_forever()


try:
    asyncio.run(principal())
except KeyboardInterrupt:
    print('\ntchau')
