"""Cliente de saudação: lê até o servidor fechar e mostra."""
import asyncio
import sys

from config import Config


async def saudar(cfg: Config) -> str:
    leitor, escritor = await asyncio.open_connection(cfg.host, cfg.porta)
    try:
        dados = await leitor.read(-1)
    finally:
        escritor.close()
        await escritor.wait_closed()
    return dados.decode("utf-8")


def main() -> int:
    cfg = Config.carregar()
    try:
        print(asyncio.run(asyncio.wait_for(saudar(cfg), timeout=10)))
    except (ConnectionRefusedError, asyncio.TimeoutError) as erro:
        print("não consegui falar com o servidor:", repr(erro), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
