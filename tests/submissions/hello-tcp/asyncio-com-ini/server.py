"""Servidor de saudação assíncrono."""
from __future__ import annotations

import asyncio
import logging

from config import Config

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
log = logging.getLogger("servidor")


class ServidorDeSaudacao:
    def __init__(self, config: Config) -> None:
        self._config = config
        self._atendidos = 0

    async def _atender(self, leitor: asyncio.StreamReader, escritor: asyncio.StreamWriter) -> None:
        origem = escritor.get_extra_info("peername")
        self._atendidos += 1
        log.info("conexão #%d de %s", self._atendidos, origem)
        try:
            escritor.write(self._config.saudacao.encode("utf-8"))
            await escritor.drain()
        except ConnectionError as erro:
            log.warning("cliente %s foi embora: %s", origem, erro)
        finally:
            escritor.close()
            try:
                await escritor.wait_closed()
            except ConnectionError:
                pass

    async def executar(self) -> None:
        servidor = await asyncio.start_server(
            self._atender, self._config.host, self._config.porta, reuse_address=True
        )
        log.info("ouvindo em %s:%d", self._config.host, self._config.porta)
        async with servidor:
            await servidor.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(ServidorDeSaudacao(Config.carregar()).executar())
    except KeyboardInterrupt:
        log.info("encerrado pelo operador")
