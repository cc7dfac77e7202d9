from urllib.request import urlopen
from urllib.error import URLError

try:
    with urlopen("http://localhost:8080/") as resposta:
        dados = resposta.read()
        print(dados.decode("utf-8"))
except URLError as e:
    print("servidor fora do ar?", e.reason)
