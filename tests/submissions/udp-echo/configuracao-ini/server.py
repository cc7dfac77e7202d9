import socket
from config import carregar

cfg = carregar()['rede']
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', cfg.getint('porta')))
print('Servidor eco escutando em UDP', cfg['porta'])
while True:
    msg, origem = s.recvfrom(cfg.getint('tamanho'))
    print(f'{origem[0]}:{origem[1]} ({len(msg)} bytes) {msg.decode("utf-8", "replace")}')
    enviados = s.sendto(msg, origem)
    assert enviados == len(msg)
