# -*- coding: utf-8 -*-
# Sistemas Distribuidos - Atividade sockets
# Aluna: Beatriz M.
import socket

PADRAO = 12345

txt = input("Porta? [Enter = %d]: " % PADRAO).strip()
porta = int(txt) if txt else PADRAO

srv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
srv.bind(("", porta))
srv.listen(5)
print("🟢 Servidor no ar, porta", porta)

try:
    while True:
        con, quem = srv.accept()
        print("👋 chegou:", quem[0], quem[1])
        con.sendall("Obrigado por se conectar! 😀".encode("utf-8"))
        con.close()
except KeyboardInterrupt:
    print("\n🔴 Servidor desligado")
finally:
    srv.close()
