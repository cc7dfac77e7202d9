import socket

VERDE, AZUL, FIM_COR = "\033[92m", "\033[94m", "\033[0m"
PALAVRA = "TCHAU"


def pede(rotulo):
    while True:
        texto = input(rotulo)
        ok = input(f"  Enviar '{texto}'? (s/n) ").strip().lower()
        if ok in ("s", "sim", ""):
            return texto
        print("  Entao escreva de novo.")


def conversa(c, eu):
    with c.makefile("rw", encoding="utf-8", newline="\n") as canal:
        outro = canal.readline().rstrip("\n") or "anônimo"
        canal.write(eu + "\n")
        canal.flush()
        print(f"{VERDE}{outro} entrou na conversa{FIM_COR}")
        while True:
            print("Esperando mensagem")
            linha = canal.readline()
            if not linha:
                print("A conexão caiu.")
                return
            msg = linha.rstrip("\n")
            if msg.upper() == PALAVRA:
                print(f"{outro} se despediu.")
                return
            print(f"{AZUL}{outro}: {msg}{FIM_COR}")
            resp = pede(f"Sua resposta ({PALAVRA} encerra): ")
            canal.write(resp + "\n")
            canal.flush()
            if resp.upper() == PALAVRA:
                return
            print("Resposta enviada.")


nome = input("Nome do operador: ").strip() or "operador"
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 51515))
s.listen()
while True:
    print("Esperando conexão na porta 51515.")
    c, addr = s.accept()
    try:
        conversa(c, nome)
    except OSError as e:
        print("Erro na conversa:", e)
    finally:
        c.close()
        print("Conexão encerrada.")
