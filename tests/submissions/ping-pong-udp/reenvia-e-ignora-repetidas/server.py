import socket
import json

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))
ultimo = {}
while True:
    print("Esperando mensagem")
    raw, addr = s.recvfrom(2048)
    pacote = json.loads(raw)
    if pacote["texto"] == "SAIR":
        ultimo.pop(addr, None)
        continue
    if ultimo.get(addr) == pacote["seq"]:
        continue
    ultimo[addr] = pacote["seq"]
    print("Mensagem recebida:", pacote["texto"])
    resposta = input("Digite resposta: ")
    s.sendto(json.dumps({"seq": pacote["seq"], "texto": resposta}).encode(), addr)
    print("Resposta enviada.")
