import socket


def br(n):
    return f'{n:,}'.replace(',', '.')


s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
n = 0
clientes = set()
while True:
    data, addr = s.recvfrom(1024)
    n += 1
    clientes.add(addr)
    esperado = 10000 * len(clientes)
    perda = f'{100 * (1 - n / esperado):.2f}'.replace('.', ',')
    print(f'{br(n)} mensagens recebidas de {br(esperado)} (faltam {perda}%)')
