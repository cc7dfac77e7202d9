import socket
from datetime import datetime

def agora():
    return datetime.now().strftime('%d/%m/%Y %H:%M:%S')

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('localhost', 20001))
print('===== SERVIDOR PING PONG UDP =====')
while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(4096)
    msg = data.decode()
    if msg == 'SAIR':
        print(agora(), '- cliente', addr, 'encerrou')
        continue
    print(agora(), '- Mensagem recebida de', addr)
    print('   ->', msg)
    resp = input('Digite resposta: ')
    s.sendto(resp.encode(), addr)
    print('Resposta enviada.')
