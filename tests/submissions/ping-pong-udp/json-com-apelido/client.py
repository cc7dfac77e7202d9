import json
import socket

apelido = input('Seu apelido: ')
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    txt = input(f'{apelido}> ')
    s.sendto(json.dumps({'de': apelido, 'txt': txt}).encode(), ('localhost', 6789))
    if txt == 'SAIR':
        break
    bruto, _ = s.recvfrom(65535)
    print('servidor>', json.loads(bruto)['txt'])
print('Fim.')
s.close()
