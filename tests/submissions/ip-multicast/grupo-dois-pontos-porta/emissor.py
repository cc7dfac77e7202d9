import socket

PADRAO = '224.1.1.1:5007'


def le_endereco():
    while True:
        linha = input(f'Endereço do grupo (grupo:porta) [{PADRAO}]: ').strip() or PADRAO
        try:
            grupo, porta = linha.split(':')
            return grupo, int(porta)
        except ValueError:
            print('Não entendi, use por exemplo', PADRAO)


destino = le_endereco()
apelido = input('Apelido (Enter = sem apelido): ').strip()
s = socket.socket(type=socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
while True:
    texto = input('Mensagem: ')
    if apelido:
        texto = apelido + ' diz: ' + texto
    s.sendto(texto.encode(), destino)
    if input('Encerrar? [s/N] ').strip().lower() == 's':
        break
