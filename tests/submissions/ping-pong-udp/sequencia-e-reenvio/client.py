import socket
import sys

servidor = (sys.argv[1] if len(sys.argv) > 1 else "localhost", 44044)
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.settimeout(4)
seq = 0
MAX_REENVIOS = 30


def troca(seq, texto):
    """Manda e reenvia ate vir a resposta deste numero."""
    pacote = ("M;%d;%s" % (seq, texto)).encode("utf-8")
    sock.sendto(pacote, servidor)
    reenvios = 0
    while reenvios < MAX_REENVIOS:
        try:
            data, _quem = sock.recvfrom(65535)
        except socket.timeout:
            sock.sendto(pacote, servidor)
            reenvios += 1
            continue
        except ConnectionError:
            break
        tipo, n, resp = data.decode("utf-8").split(";", 2)
        if int(n) != seq:
            continue          # resposta velha repetida
        if tipo == "F":
            return "SAIR"
        return resp
    return None


while True:
    msg = input("Digite mensagem: ")
    if msg == "SAIR":
        sock.sendto(("F;%d;" % seq).encode(), servidor)
        break
    seq += 1
    print("Mensagem enviada, esperando resposta")
    r = troca(seq, msg)
    if r is None:
        print("Servidor nao responde, tente de novo")
        continue
    if r == "SAIR":
        print("Servidor encerrou.")
        break
    print("Resposta recebida:", r)
print("Desconectando.")
sock.close()
