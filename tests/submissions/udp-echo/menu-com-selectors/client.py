import socket
import sys

AZUL, CINZA, FIM = "\033[94m", "\033[90m", "\033[0m"
MENU = """
+--------------------------+
| [1] Enviar mensagem      |
| [2] Trocar porta         |
| [3] Histórico            |
| [9] Sair                 |
+--------------------------+"""

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.settimeout(5.0)
porta = 12345
historico = []


def enviar():
    texto = input("Mensagem: ")
    sock.sendto(texto.encode("utf8"), ("127.0.0.1", porta))
    print(CINZA + "esperando eco..." + FIM)
    try:
        eco = sock.recv(65536).decode("utf8")
    except socket.timeout:
        print("O eco não voltou :(")
        return
    historico.append((texto, eco))
    print("Eco: " + AZUL + eco + FIM)


def trocar():
    global porta
    porta = 12346 if porta == 12345 else 12345
    print("agora usando a porta", porta)


def mostrar():
    for i, (foi, voltou) in enumerate(historico, 1):
        print(i, foi, "->", voltou, "✅" if foi == voltou else "❌")


acoes = {"1": enviar, "2": trocar, "3": mostrar, "9": sys.exit}
while True:
    print(MENU)
    acoes.get(input("> ").strip(), lambda: print("opção não existe"))()
