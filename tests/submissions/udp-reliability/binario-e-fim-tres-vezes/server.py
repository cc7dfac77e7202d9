import socket
from formato import PORTA, TOTAL, DADOS, FIM, FORMATO

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', PORTA))
sock.settimeout(2)

recebidas = 0
vistos = {}        # endereço -> conjunto com os números que chegaram
terminados = set()
mudou = False

print('Servidor contando mensagens na porta', PORTA)
while True:
    try:
        pacote, addr = sock.recvfrom(2048)
    except socket.timeout:
        if mudou:
            print('Recebidas até agora:', recebidas)
            mudou = False
        continue
    if len(pacote) != FORMATO.size or pacote[0] not in (DADOS, FIM):
        # mensagem de outro programa, também conta
        recebidas += 1
        mudou = True
        continue
    tipo, numero = FORMATO.unpack(pacote)
    if tipo == DADOS:
        recebidas += 1
        mudou = True
        vistos.setdefault(addr, set()).add(numero)
        if recebidas % 500 == 0:
            print('Recebidas até agora:', recebidas)
    elif tipo == FIM and addr not in terminados:
        terminados.add(addr)
        chegaram = len(vistos.get(addr, ()))
        print('Recebidas até agora:', recebidas)
        print('Cliente', addr, 'terminou; perdas dele:', TOTAL - chegaram)
