import socket
from datetime import datetime

def hora():
    return datetime.now().strftime('%d/%m/%Y %H:%M:%S')

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 33000))
print(hora(), '- servidor UDP iniciado')

endereco = None
while True:
    if endereco is None:
        dados, endereco = sock.recvfrom(4096)
        print(hora(), '- cliente', endereco)
    else:
        dados, _ = sock.recvfrom(4096)
    texto = dados.decode()
    if texto == 'SAIR':
        print(hora(), '- conversa encerrada')
        endereco = None
        continue
    print(hora(), '- recebido:', texto)
    resposta = input('Sua resposta: ')
    sock.sendto(resposta.encode(), endereco)
