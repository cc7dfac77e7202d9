import socket

numeros = {}
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    print('Esperando mensagem')
    data, addr = s.recvfrom(2048)
    n = numeros.setdefault(addr, len(numeros) + 1)
    texto = data.decode(errors='replace')
    if texto.strip() == 'SAIR':
        print(f'[cliente {n}] saiu')
        continue
    print(f'[cliente {n}] Mensagem recebida: {texto}')
    resposta = input(f'[cliente {n}] Digite resposta: ')
    s.sendto(resposta.encode(), addr)
    print('Resposta enviada.')
