import socket
from time import sleep
from protocolo import recebe, ConexaoFechada

with socket.create_connection(("localhost", 12345)) as s:
    try:
        for i in (1, 2, 3):
            print(i)
            print(recebe(s))
            if i == 1:
                sleep(1)
    except ConexaoFechada as e:
        print("erro:", e)
