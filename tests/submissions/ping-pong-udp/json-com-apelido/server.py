import json
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 6789))
print('Servidor UDP na porta 6789')

while True:
    bruto, addr = s.recvfrom(65535)
    try:
        pacote = json.loads(bruto)
        de, txt = pacote['de'], pacote['txt']
    except (ValueError, KeyError, TypeError):
        de, txt = 'anônimo', bruto.decode(errors='replace')
    if txt == 'SAIR':
        print(f'{de} encerrou a conversa')
        continue
    print(f'{de} diz: {txt}')
    resp = input(f'Resposta para {de}: ')
    s.sendto(json.dumps({'de': 'servidor', 'txt': resp}).encode(), addr)
