"""📤 Emissor Multicast"""
import json
import socket
from datetime import datetime

MCAST_GRP = "224.1.1.1"
MCAST_PORT = 5007
MULTICAST_TTL = 2

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
# TTL: quantos roteadores a mensagem pode atravessar
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, MULTICAST_TTL)
# Evita que o emissor receba as próprias mensagens (boa prática)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)

while True:
    print("\n===== MENU =====")
    print("1 - Enviar mensagem")
    print("0 - Sair")
    opcao = input("Opção: ").strip()
    if opcao == "0":
        break
    if opcao != "1":
        print("❌ Opção inválida")
        continue
    texto = input("Mensagem: ")
    pacote = {"hora": datetime.now().strftime("%H:%M:%S"), "texto": texto}
    sock.sendto(json.dumps(pacote, ensure_ascii=False).encode("utf-8"), (MCAST_GRP, MCAST_PORT))
    print("✅ Mensagem enviada para o grupo!")

sock.close()
