import json
import socket
from time import sleep

# Cada mensagem é um JSON terminado com \0 (o \0 nunca aparece dentro do JSON),
# então não importa como o TCP junta ou quebra os pedaços.


def mensagens(sock):
    resto = b""
    while True:
        while b"\0" in resto:
            uma, resto = resto.split(b"\0", 1)
            yield json.loads(uma)
        dados = sock.recv(1024)
        if not dados:
            return
        resto += dados


s = socket.create_connection(("127.0.0.1", 5555))
for m in mensagens(s):
    print(m["dados"]["n"])
    print(m["dados"]["msg"])
    if m["dados"]["n"] == 1:
        sleep(1)
s.close()
