import asyncio
import socket


async def main():
    laco = asyncio.get_running_loop()
    transporte, _ = await laco.create_datagram_endpoint(asyncio.DatagramProtocol, remote_addr=("224.1.1.1", 5007))
    transporte.get_extra_info("socket").setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
    mensagem = await laco.run_in_executor(None, input, "Mensagem: ")
    transporte.sendto(mensagem.encode())
    transporte.close()


asyncio.run(main())
