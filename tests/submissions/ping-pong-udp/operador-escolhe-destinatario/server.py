import socket
import threading

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 12345))

clientes = []      # posicao+1 = numero do cliente
ultimo = None
trava = threading.Lock()


def receber():
    global ultimo
    while True:
        try:
            dados, addr = sock.recvfrom(4096)
        except ConnectionError:
            continue
        with trava:
            if addr not in clientes:
                clientes.append(addr)
            ultimo = clientes.index(addr) + 1
        texto = dados.decode(errors='replace')
        if texto == 'SAIR':
            print(f'\n[{ultimo}] saiu.')
        else:
            print(f'\nMensagem recebida de [{ultimo}]: {texto}')
        print('Digite resposta (numero texto): ', end='', flush=True)


threading.Thread(target=receber, daemon=True).start()
print('Esperando mensagem')
print('Para responder ao cliente 2 digite: 2 ola tudo bem')
print('Sem numero vai para o ultimo que falou.')

while True:
    try:
        linha = input()
    except EOFError:
        break
    numero, _, texto = linha.partition(' ')
    with trava:
        if numero.isdigit() and texto and 1 <= int(numero) <= len(clientes):
            destino = int(numero)
        else:
            destino, texto = ultimo, linha
    if destino is None:
        print('ninguem falou ainda')
        continue
    sock.sendto(texto.encode(), clientes[destino - 1])
    print(f'Resposta enviada para [{destino}].')
