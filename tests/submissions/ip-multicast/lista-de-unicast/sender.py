import socket

# membros do grupo
GRUPO = [
    ('localhost', 5007),
    ('localhost', 5008),
    ('localhost', 5009),
]

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
msg = input('Mensagem: ').encode()
for membro in GRUPO:
    sock.sendto(msg, membro)
print('Enviado para', len(GRUPO), 'membros')
