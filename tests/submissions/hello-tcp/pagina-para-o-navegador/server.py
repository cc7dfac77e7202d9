# Servidor de saudacao que tambem abre no navegador:
#   http://localhost:12345
import socket

PORTA = 12345
CORPO = "Obrigado por se conectar!\n"


def resposta(corpo: str) -> bytes:
    dados = corpo.encode("utf-8")
    cabecalho = "\r\n".join([
        "HTTP/1.0 200 OK",
        "Content-Type: text/plain; charset=utf-8",
        f"Content-Length: {len(dados)}",
        "Connection: close",
        "", "",
    ])
    return cabecalho.encode("ascii") + dados


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", PORTA))
s.listen(5)
print("Abra http://localhost:%d ou rode client.py" % PORTA)
while True:
    c, addr = s.accept()
    print("Got connection from", addr)
    c.sendall(resposta(CORPO))
    c.shutdown(socket.SHUT_WR)
    # o navegador manda o GET; ler antes de fechar, senao a conexao da reset
    c.settimeout(0.5)
    try:
        c.recv(4096)
    except OSError:
        pass
    c.close()
