import json
import socket
import time

s = socket.create_connection(('localhost', 12345))
buffer = b''
recebidas = 0
while True:
    while b'\n' in buffer:
        linha, buffer = buffer.split(b'\n', 1)
        msg = json.loads(linha)
        recebidas += 1
        print(f"[{msg['id']}] {msg['texto']}")
        if recebidas == 1:
            time.sleep(1)
    dados = s.recv(1024)
    if not dados:
        break
    buffer += dados
print('total de mensagens:', recebidas)
s.close()
