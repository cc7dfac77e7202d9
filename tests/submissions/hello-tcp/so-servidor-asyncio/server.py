from __future__ import annotations

import asyncio
import logging
import os

HOST: str = os.getenv("HOST", "0.0.0.0")
PORT: int = int(os.getenv("PORT", "12345"))

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
log = logging.getLogger("hello")


class Porteiro:
    """Recebe quem chega, agradece e se despede."""

    def __init__(self) -> None:
        self.visitas = 0

    async def __call__(self, leitor: asyncio.StreamReader, escritor: asyncio.StreamWriter) -> None:
        self.visitas += 1
        log.info("visita %d: %s", self.visitas, escritor.get_extra_info("peername"))
        escritor.write(b"Thank you for connecting\n")
        try:
            await escritor.drain()
            escritor.close()
            await escritor.wait_closed()
        except ConnectionError:
            log.warning("visita %d saiu sem se despedir", self.visitas)


async def main() -> None:
    servidor = await asyncio.start_server(Porteiro(), HOST, PORT)
    log.info("escutando em %s:%d", HOST, PORT)
    async with servidor:
        await servidor.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        log.info("tchau")
