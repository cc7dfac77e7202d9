import configparser
import os

ARQ = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'eco.ini')


def carregar():
    cp = configparser.ConfigParser()
    cp.read_dict({'rede': {'host': '127.0.0.1', 'porta': '9999', 'tamanho': '65507'}, 'cliente': {'sair': 'tchau'}})
    if not os.path.exists(ARQ):
        try:
            with open(ARQ, 'w') as f:
                cp.write(f)
            print('Criei', ARQ, 'com os valores padrão')
        except OSError:
            pass      # pasta só de leitura, segue com o padrão
    cp.read(ARQ)
    return cp
