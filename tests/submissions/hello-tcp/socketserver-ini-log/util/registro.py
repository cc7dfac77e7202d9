import logging
import sys


def criar(arquivo):
    log = logging.getLogger("hello")
    log.setLevel(logging.DEBUG)
    fmt = logging.Formatter("%(asctime)s [%(levelname)-5s] %(message)s", "%d/%m %H:%M:%S")
    saidas = [logging.StreamHandler(sys.stdout)]
    try:
        saidas.append(logging.FileHandler(arquivo, encoding="utf-8"))
    except OSError:
        pass
    for h in saidas:
        h.setFormatter(fmt)
        log.addHandler(h)
    return log
