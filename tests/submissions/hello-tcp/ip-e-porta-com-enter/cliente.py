# -*- coding: utf-8 -*-
import socket

ip = input("IP do servidor [Enter = localhost]: ").strip() or "localhost"
porta = input("Porta [Enter = 12345]: ").strip() or "12345"

s = socket.socket()
try:
    s.connect((ip, int(porta)))
except OSError as e:
    print("Nao consegui conectar:", e)
    raise SystemExit(2)

partes = []
while True:
    b = s.recv(1024)
    if not b:
        break
    partes.append(b)
s.close()
print("📨", b"".join(partes).decode("utf-8"))
input("Pressione Enter para fechar...")
