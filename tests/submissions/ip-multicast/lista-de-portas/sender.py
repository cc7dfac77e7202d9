import socket

# "grupo": todo mundo que deve receber
GRUPO = [('127.0.0.1', 5007), ('127.0.0.1', 5008), ('127.0.0.1', 5009)]

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
msg = input('Mensagem para o grupo: ')
for membro in GRUPO:
    sock.sendto(msg.encode(), membro)
    print('enviado para', membro)
sock.close()
