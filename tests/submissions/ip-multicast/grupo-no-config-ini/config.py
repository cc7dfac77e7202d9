import configparser
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Config:
    grupo: str
    porta: int
    ttl: int

    @classmethod
    def carrega(cls, arquivo="config.ini"):
        cp = configparser.ConfigParser()
        cp.read(Path(__file__).with_name(arquivo))
        m = cp["multicast"]
        return cls(m["grupo"], m.getint("porta"), m.getint("ttl"))
