import socket
import threading

pendentes = {}
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('0.0.0.0', 12345))


def recebe():
    numero = 0
    while True:
        data, addr = s.recvfrom(2048)
        texto = data.decode(errors='replace')
        if texto == 'SAIR':
            print(f'{addr} saiu', flush=True)
            continue
        numero += 1
        pendentes[numero] = addr
        print(f'#{numero} de {addr[0]}:{addr[1]}: {texto}', flush=True)


threading.Thread(target=recebe, daemon=True).start()
print('Para responder digite: NUMERO RESPOSTA   (ex.: 1 tudo bem?)', flush=True)
while True:
    linha = input()
    num, _, resp = linha.partition(' ')
    if not num.isdigit() or int(num) not in pendentes:
        print('use: NUMERO RESPOSTA; pendentes:', sorted(pendentes))
        continue
    s.sendto(resp.encode(), pendentes.pop(int(num)))
    print('Resposta enviada para', '#' + num)
