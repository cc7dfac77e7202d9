import json
import socket
import sys
from comum import GRUPO, PORTA, entra_no_grupo

s = entra_no_grupo()
print(f"\033[35m### sala {GRUPO}:{PORTA} ###\033[0m")
while True:
    d, (ip, porta) = s.recvfrom(65535)
    try:
        m = json.loads(d)
        print(f"\033[33m{m['hora']}\033[0m <{m['apelido']}> {m['texto']}")
    except (ValueError, KeyError, TypeError):
        print(f"<{ip}> {d.decode('utf-8', 'replace')}")
    sys.stdout.flush()
