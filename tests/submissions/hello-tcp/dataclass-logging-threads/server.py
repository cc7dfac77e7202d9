"""Servidor de boas-vindas TCP.

Uso:
    python server.py [--host 0.0.0.0] [--porta 12345] [--verbose]
"""
from __future__ import annotations

import argparse
import logging
import socket
import threading
from dataclasses import dataclass, field
from datetime import datetime


@dataclass
class Estatisticas:
    atendidos: int = 0
    inicio: datetime = field(default_factory=datetime.now)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def registrar(self) -> int:
        with self._lock:
            self.atendidos += 1
            return self.atendidos


@dataclass(frozen=True)
class Config:
    host: str
    porta: int
    saudacao: str = "Thank you for connecting"


log = logging.getLogger("servidor")


def atender(conn: socket.socket, addr: tuple, cfg: Config, stats: Estatisticas) -> None:
    with conn:
        n = stats.registrar()
        log.info("Got connection from %s (cliente nº %d)", addr, n)
        try:
            conn.sendall(cfg.saudacao.encode("utf-8"))
        except OSError as exc:
            log.warning("cliente %s foi embora: %s", addr, exc)


def main() -> None:
    ap = argparse.ArgumentParser(description="Servidor hello TCP")
    ap.add_argument("--host", default="0.0.0.0")
    ap.add_argument("--porta", type=int, default=12345)
    ap.add_argument("-v", "--verbose", action="store_true")
    args = ap.parse_args()
    logging.basicConfig(
        level=logging.DEBUG if args.verbose else logging.INFO,
        format="%(asctime)s [%(levelname)s] %(threadName)s - %(message)s",
    )

    cfg = Config(args.host, args.porta)
    stats = Estatisticas()
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as srv:
        srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        srv.bind((cfg.host, cfg.porta))
        srv.listen()
        log.info("🚀 ouvindo em %s:%d", cfg.host, cfg.porta)
        try:
            while True:
                conn, addr = srv.accept()
                threading.Thread(target=atender, args=(conn, addr, cfg, stats), daemon=True).start()
        except KeyboardInterrupt:
            log.info("encerrando; %d clientes desde %s", stats.atendidos, stats.inicio)


if __name__ == "__main__":
    main()
