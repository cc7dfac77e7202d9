"""Cliente: tenta cada endereço de `localhost` (::1 e 127.0.0.1) até um responder."""
import socket
import sys

HOST = sys.argv[1] if len(sys.argv) > 1 else "localhost"
PORT = 9999


def perguntar(texto):
    for familia, tipo, proto, _, destino in socket.getaddrinfo(HOST, PORT, type=socket.SOCK_DGRAM):
        try:
            with socket.socket(familia, tipo, proto) as s:
                s.settimeout(2)
                s.connect(destino)
                s.send(texto.encode())
                return s.recv(65535).decode()
        except OSError:      # inclui timeout e porta inalcançável
            continue
    return None


print("Digite linhas; SAIR ou Ctrl-D termina.")
for linha in sys.stdin:
    linha = linha.rstrip("\n")
    if linha == "SAIR":
        break
    eco = perguntar(linha)
    print("<sem resposta>" if eco is None else "< " + eco, flush=True)
