import socket

from util.conf import carregar

cfg = carregar()

with socket.create_connection((cfg["rede"]["host"], cfg.getint("rede", "porta")), timeout=10) as s:
    with s.makefile("r", encoding="utf-8") as f:
        print("Servidor diz:", f.read())
