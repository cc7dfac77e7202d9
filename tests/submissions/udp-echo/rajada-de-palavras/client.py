import socket

# Cada palavra da frase vai num datagrama separado, todos de uma vez.
# Depois o cliente junta os ecos na ordem em que chegaram, e da para ver
# se o UDP trocou a ordem ou perdeu alguma.

destino = ('localhost', 12345)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(1.5)

while True:
    try:
        frase = input('Frase (Enter sem nada termina): ')
    except EOFError:
        break
    palavras = frase.split()
    if not palavras:
        break
    for p in palavras:
        s.sendto(p.encode(), destino)
    print(len(palavras), 'datagramas enviados')

    ecos = []
    try:
        while len(ecos) < len(palavras):
            data, _ = s.recvfrom(65535)
            ecos.append(data.decode())
    except (socket.timeout, ConnectionError):
        print('faltaram', len(palavras) - len(ecos))
    print('Eco:', ' '.join(ecos))
    if ecos == palavras:
        print('chegaram todas, na ordem')

s.close()
