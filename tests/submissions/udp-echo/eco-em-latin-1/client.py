import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(5)
while True:
    mensagem = input('Digite mensagem: ')
    if mensagem == 'SAIR':
        break
    s.sendto(mensagem.encode(), ('localhost', 12345))
    try:
        eco, _ = s.recvfrom(65535)
        print('Eco:', eco.decode(errors='replace'))
    except socket.timeout:
        print('sem eco')
s.close()
