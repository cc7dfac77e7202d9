"""Carrega a configuração compartilhada pelos dois lados."""
from __future__ import annotations

import configparser
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Config:
    host: str
    porta: int
    saudacao: str

    @classmethod
    def carregar(cls, caminho: Path | None = None) -> "Config":
        caminho = caminho or Path(__file__).with_name("config.ini")
        ini = configparser.ConfigParser()
        with caminho.open(encoding="utf-8") as f:
            ini.read_file(f)
        return cls(
            host=ini.get("rede", "host", fallback="127.0.0.1"),
            porta=ini.getint("rede", "porta", fallback=12345),
            saudacao=ini.get("mensagens", "saudacao", fallback="Obrigado"),
        )
