import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(4)
enviadas = recebidas = 0


def troca(texto):
    global enviadas, recebidas
    s.sendto(texto.encode(), ('localhost', 12345))
    enviadas += 1
    try:
        eco = s.recv(65507).decode()
        recebidas += 1
        print('eco <-', eco)
    except socket.timeout:
        print('sem eco')


while True:
    print('\n1) digitar mensagem\n2) mandar 5 mensagens automáticas\n3) estatística\n0) sair')
    op = input('opção: ').strip()
    if op == '1':
        troca(input('mensagem: '))
    elif op == '2':
        for i in range(5):
            troca(f'teste automático {i + 1}')
    elif op == '3':
        print(f'{enviadas} enviadas, {recebidas} ecos')
    elif op in ('0', 'SAIR'):
        break
