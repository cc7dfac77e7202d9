import socket
import threading

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('0.0.0.0', 12345))
clientes = []


def receber():
    while True:
        data, addr = sock.recvfrom(65535)
        msg = data.decode()
        if addr not in clientes:
            clientes.append(addr)
        if msg == 'SAIR':
            print(f'Cliente {clientes.index(addr)} saiu', flush=True)
        else:
            print(f'Mensagem recebida do cliente {clientes.index(addr)}: {msg}', flush=True)


print('Esperando mensagem')
threading.Thread(target=receber, daemon=True).start()
while True:
    try:
        n = int(input('Para qual cliente? '))
        destino = clientes[n]
    except (ValueError, IndexError):
        print('Não existe esse cliente')
        continue
    texto = input('Digite resposta: ')
    sock.sendto(texto.encode(), destino)
    print('Resposta enviada.')
