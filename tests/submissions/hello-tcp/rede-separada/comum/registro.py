import logging
import os

VERDE = "\033[32m"
AMARELO = "\033[33m"
AZUL = "\033[1;34m"
FIM = "\033[0m"


def cria_log(nome):
    """Log no terminal (colorido) e em arquivo, na pasta do projeto."""
    pasta = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    log = logging.getLogger(nome)
    log.setLevel(logging.DEBUG)

    tela = logging.StreamHandler()
    tela.setFormatter(logging.Formatter(
        AMARELO + "%(asctime)s" + FIM + " [%(levelname)s] " + VERDE + "%(message)s" + FIM,
        datefmt="%H:%M:%S"))
    log.addHandler(tela)

    arq = logging.FileHandler(os.path.join(pasta, nome + ".log"), encoding="utf-8")
    arq.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(arq)
    return log
