# Ping-pong UDP confiavel (parar e esperar)
# datagrama:  TIPO;SEQ;TEXTO     TIPO = M (mensagem), R (resposta), F (fim)
import socket

PORTA = 44044
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("", PORTA))

ultimo = {}      # addr -> (seq, resposta ja enviada)

print("Servidor UDP na porta", PORTA)
print("Esperando mensagem")
while True:
    data, addr = sock.recvfrom(65535)
    try:
        tipo, seq, texto = data.decode("utf-8").split(";", 2)
        seq = int(seq)
    except ValueError:
        print("datagrama estranho de", addr, "ignorado")
        continue

    if tipo == "F":
        ultimo.pop(addr, None)
        print("Cliente", addr, "saiu.")
        print("Esperando mensagem")
        continue

    if addr in ultimo and seq <= ultimo[addr][0]:
        # repetida: a resposta deve ter se perdido, manda a mesma
        sock.sendto(ultimo[addr][1], addr)
        continue

    print("Mensagem recebida de %s:%d (n. %d): %s" % (addr[0], addr[1], seq, texto))
    resp = input("Digite resposta: ")
    if resp == "SAIR":
        pacote = ("F;%d;" % seq).encode()
    else:
        pacote = ("R;%d;%s" % (seq, resp)).encode("utf-8")
    ultimo[addr] = (seq, pacote)
    sock.sendto(pacote, addr)
    print("Resposta enviada.")
    print("Esperando mensagem")
