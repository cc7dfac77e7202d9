import getpass
from grupo import Canal

nome = input("Seu nome (Enter = usuário do sistema): ").strip() or getpass.getuser()

with Canal() as canal:
    print("Digite as mensagens; linha vazia termina.")
    while True:
        try:
            texto = input(f"{nome}> ")
        except EOFError:
            break
        if not texto:
            break
        canal.envia(nome, texto)
