import json
import socket

cliente = socket.create_connection(("127.0.0.1", 5000))
for linha in cliente.makefile("r", encoding="utf-8"):
    print("Mensagem:", json.loads(linha)["mensagem"])
