import socket

DEST = ('localhost', 12345)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(5)
n = 0
while True:
    n += 1
    msg = input('Digite mensagem: ')
    pacote = f'{n}|{msg}'.encode()
    s.sendto(pacote, DEST)
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    while True:
        try:
            dados, _ = s.recvfrom(4096)
        except socket.timeout:
            s.sendto(pacote, DEST)
            continue
        num, _, resp = dados.decode().partition('|')
        if num == str(n):
            print('Resposta recebida:', resp)
            break
