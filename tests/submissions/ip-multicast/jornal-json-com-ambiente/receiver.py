"""Assinante do jornal. Variaveis de ambiente: GRUPO (239.10.20.30) e PORTA (45007)."""
import datetime
import ipaddress
import json
import os
import socket

grupo = os.getenv("GRUPO", "239.10.20.30")
porta = int(os.getenv("PORTA", "45007"))
if not ipaddress.ip_address(grupo).is_multicast:
    raise SystemExit(f"{grupo} não é endereço de grupo (224.0.0.0 a 239.255.255.255)")

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind(("", porta))
sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                socket.inet_aton(grupo) + socket.inet_aton("0.0.0.0"))
print(f"📰 Assinando {grupo}:{porta}")

proxima = {}
while True:
    dados, quem = sock.recvfrom(10240)
    hora = datetime.datetime.now().strftime("%H:%M:%S")
    try:
        d = json.loads(dados)
        autor, n, texto = d["autor"], d["n"], d["texto"]
    except (ValueError, KeyError, TypeError):
        print(f"[{hora}] {quem[0]}: {dados.decode('utf-8', 'replace')}")
        continue
    esperada = proxima.get(quem, n)
    if n > esperada:
        print(f"   (perdi {n - esperada} edição(ões) de {autor})")
    proxima[quem] = n + 1
    print(f"[{hora}] {autor} nº {n}: {texto}")
