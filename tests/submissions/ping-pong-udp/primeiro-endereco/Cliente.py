import socket
from datetime import datetime

def hora():
    return datetime.now().strftime('%d/%m/%Y %H:%M:%S')

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ('127.0.0.1', 33000)

while True:
    texto = input('Sua mensagem: ')
    sock.sendto(texto.encode(), servidor)
    if texto == 'SAIR':
        break
    dados, _ = sock.recvfrom(4096)
    print(hora(), '- resposta:', dados.decode())

print(hora(), '- fim')
sock.close()
