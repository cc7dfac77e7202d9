from urllib.request import urlopen

print("conectando-se ao servidor")
while True:
    mensagem = input("Digite mensagem: ")
    with urlopen("http://localhost:12345/", data=mensagem.encode()) as resposta:
        texto = resposta.read().decode()
    if mensagem == "SAIR":
        print("Desconectando.")
        break
    print("Resposta recebida:", texto)
