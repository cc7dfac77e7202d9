import socket
import threading

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', 8888))
clientes = []                 # posição + 1 = número do cliente
trava = threading.Lock()


def ouvinte():
    while True:
        dados, addr = sock.recvfrom(4096)
        texto = dados.decode('utf-8', 'replace').strip()
        with trava:
            if addr not in clientes:
                clientes.append(addr)
            n = clientes.index(addr) + 1
        if texto == 'SAIR':
            print('\nCliente %d saiu.' % n, flush=True)
        else:
            print('\nMensagem recebida do cliente %d: %s' % (n, texto), flush=True)
        print('Digite resposta (numero texto, ex: 1 oi): ', end='', flush=True)


threading.Thread(target=ouvinte, daemon=True).start()
print('Central de atendimento na porta 8888')
print('Para responder digite o numero do cliente e o texto, ex: 1 oi')
while True:
    linha = input()
    numero, _, resposta = linha.partition(' ')
    if not numero.isdigit() or not 1 <= int(numero) <= len(clientes):
        if len(clientes) == 1:
            numero, resposta = '1', linha       # só tem um, é pra ele
        else:
            print('Não entendi. Use: numero texto')
            continue
    sock.sendto(resposta.encode(), clientes[int(numero) - 1])
    print('Resposta enviada ao cliente', numero)
