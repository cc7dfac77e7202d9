import socket
import carta

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 7070))
ultima = {}        # endereco -> (numero da ultima MSG, resposta dada)

print("Esperando mensagem")
while True:
    dados, addr = s.recvfrom(4096)
    try:
        tipo, n, texto = carta.le(dados)
    except ValueError:
        print("datagrama estranho de", addr, dados)
        continue
    if tipo != "MSG":
        continue
    if texto == "SAIR":
        s.sendto(carta.escreve("OK", n), addr)
        ultima.pop(addr, None)
        print("Conexão encerrada.", addr)
        print("Esperando mensagem")
        continue
    if addr in ultima and ultima[addr][0] == n:
        # repetida: o cliente nao recebeu minha resposta
        s.sendto(carta.escreve("RESP", n, ultima[addr][1]), addr)
        continue
    s.sendto(carta.escreve("OK", n), addr)
    print("Mensagem recebida:", texto)
    resposta = input("Digite resposta: ")
    s.sendto(carta.escreve("RESP", n, resposta), addr)
    ultima[addr] = (n, resposta)
    print("Resposta enviada.")
