import socket, json, os
from time import sleep

cfg = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'config.json')))

def le(s, n):
    r = b''
    while len(r) < n:
        p = s.recv(n - len(r))
        if p == b'':
            return None
        r = r + p
    return r

s = socket.socket()
s.connect((cfg['host'], cfg['porta']))
i = 1
while i < 3:
    print(i)
    tam = le(s, 4)
    if tam is None:
        break
    print(le(s, int(tam)).decode())
    if i == 1:
        sleep(1)
    i += 1
s.close()
print('[cliente] acabou')
