import asyncio


class Eco(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport
        print("Servidor de eco no ar:", transport.get_extra_info("sockname"))

    def datagram_received(self, data, addr):
        print(f"{addr[0]}:{addr[1]} -> {data!r}")
        self.transport.sendto(data, addr)


async def main():
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(Eco, local_addr=("0.0.0.0", 9999))
    await asyncio.Event().wait()      # dorme para sempre


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        print("tchau")
