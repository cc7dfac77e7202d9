import socket


def registra(dados, quem):
    with open('recebidas.txt', 'a') as f:
        f.write(f'{quem}: {len(dados)}\n')


def devolve(dados, quem):
    """Manda a mensagem de volta a quem enviou."""
    # TODO


s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    dados, quem = s.recvfrom(65535)
    print('Mensagem recebida:', dados.decode(errors='replace'))
    registra(dados, quem)
    devolve(dados, quem)
