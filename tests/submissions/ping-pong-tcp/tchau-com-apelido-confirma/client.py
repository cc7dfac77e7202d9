import socket

ROXO, FIM_COR = "\033[95m", "\033[0m"
PALAVRA = "TCHAU"


def pede(rotulo):
    while True:
        texto = input(rotulo)
        ok = input(f"  Enviar '{texto}'? (s/n) ").strip().lower()
        if ok in ("s", "sim", ""):
            return texto
        print("  Entao escreva de novo.")


apelido = input("Seu apelido: ").strip() or "visitante"
host = input("Servidor [localhost]: ").strip() or "localhost"
print("Conectando...")
s = socket.socket()
s.connect((host, 51515))
with s, s.makefile("rw", encoding="utf-8", newline="\n") as canal:
    canal.write(apelido + "\n")
    canal.flush()
    outro = canal.readline().rstrip("\n")
    print(f"Conectado! Do outro lado está {outro}.")
    while True:
        msg = pede(f"Digite mensagem ({PALAVRA} encerra): ")
        canal.write(msg + "\n")
        canal.flush()
        if msg.upper() == PALAVRA:
            break
        print("Mensagem enviada, esperando resposta")
        linha = canal.readline()
        if not linha:
            print("O servidor desligou.")
            break
        resp = linha.rstrip("\n")
        if resp.upper() == PALAVRA:
            print(f"{outro} se despediu.")
            break
        print(f"{ROXO}{outro}: {resp}{FIM_COR}")
print("Desconectando.")
