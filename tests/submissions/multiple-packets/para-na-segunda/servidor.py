import socket, json, os

cfg = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'config.json')))

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((cfg['host'], cfg['porta']))
s.listen(cfg['fila'])
print('[servidor] pronto')

def manda(c, texto):
    b = texto.encode()
    c.sendall(('%04d' % len(b)).encode() + b)

while True:
    c, addr = s.accept()
    print('[servidor] conectou', addr)
    for m in cfg['mensagens']:
        manda(c, m)
    c.close()
