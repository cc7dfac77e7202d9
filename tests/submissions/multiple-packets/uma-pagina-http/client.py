import time
from urllib.request import urlopen

with urlopen("http://localhost:12345/") as pagina:
    for i, linha in enumerate(pagina):
        print(linha.decode().strip())
        if i == 0:
            time.sleep(1)
