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


grupo, porta = le_endereco()
s = socket.socket(type=socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', porta))
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(grupo) + bytes(4))
print(f'Escutando {grupo}:{porta} (Ctrl+C sai)')
while True:
    print(s.recv(65507).decode())
