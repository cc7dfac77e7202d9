import socket
import carta

SERVIDOR = ("127.0.0.1", 7070)
ESPERA = 1.5

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def pergunta(n, texto):
    """Insiste ate o servidor dizer OK (se ele estiver ocupado com outro cliente, demora).
    Depois do OK espera a resposta com mais calma."""
    entregue = False
    while True:
        if not entregue:
            s.sendto(carta.escreve("MSG", n, texto), SERVIDOR)
        s.settimeout(None if entregue else ESPERA)
        try:
            tipo, num, corpo = carta.le(s.recv(4096))
        except socket.timeout:
            continue
        if num != n:
            continue             # resposta velha
        if tipo == "OK":
            if texto == "SAIR":
                return None
            entregue = True
        elif tipo == "RESP":
            return corpo


n = 0
while True:
    msg = input("Digite mensagem: ")
    n += 1
    if msg == "SAIR":
        # no SAIR nao vale a pena insistir: se o servidor estiver ocupado ele ve depois
        s.sendto(carta.escreve("MSG", n, msg), SERVIDOR)
        print("Desconectando.")
        break
    print("Mensagem enviada, esperando resposta")
    print("Resposta recebida:", pergunta(n, msg))
s.close()
