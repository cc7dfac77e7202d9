import urllib.request

# poderia usar requests, mas o lab nao tem instalado
url = "http://localhost:12345/"

with urllib.request.urlopen(url) as resposta:
    data = resposta.read()

print("status:", resposta.status)
print(data.decode())
