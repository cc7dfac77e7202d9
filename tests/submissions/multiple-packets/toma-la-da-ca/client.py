# so recebe a proxima depois de dar OK na anterior, entao nunca gruda
import socket
from time import sleep

with socket.socket() as s:
    s.connect(('localhost', 12345))
    numero = 0
    while True:
        data = s.recv(1024)
        if not data:
            break
        numero += 1
        print(numero)
        print(data.decode())
        if numero == 1:
            sleep(1)
        s.sendall(b'OK\n')
    print('fim,', numero, 'mensagens')
