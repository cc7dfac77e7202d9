import socket
import struct

from protocolo import GRUPO, PORTA, desempacota

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", PORTA))
s.setsockopt(
    socket.IPPROTO_IP,
    socket.IP_ADD_MEMBERSHIP,
    struct.pack("=4sl", socket.inet_aton(GRUPO), socket.INADDR_ANY),
)

vistas = set()
while True:
    pacote = s.recv(10240)
    try:
        numero, texto = desempacota(pacote)
    except (struct.error, UnicodeDecodeError):
        print("pacote estranho ignorado")
        continue
    if numero in vistas:
        continue          # copia, já mostrei
    vistas.add(numero)
    print(f"#{numero}: {texto}", flush=True)
