import configparser
import pathlib

_arq = pathlib.Path(__file__).with_name('grupo.ini')
_cfg = configparser.ConfigParser()
_cfg.read(_arq, encoding='utf-8')
_m = _cfg['multicast']

GRUPO = _m.get('grupo')
PORTA = _m.getint('porta')
TTL = _m.getint('ttl', fallback=1)
