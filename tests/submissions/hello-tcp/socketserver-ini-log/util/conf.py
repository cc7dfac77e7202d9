import configparser
import os

AQUI = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def carregar():
    cfg = configparser.ConfigParser()
    if not cfg.read(os.path.join(AQUI, "config.ini"), encoding="utf-8"):
        raise SystemExit("config.ini não encontrado")
    return cfg
