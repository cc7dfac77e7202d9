import socket
import threading

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
fila = {}


def ouvir():
    contador = 0
    while True:
        dados, addr = s.recvfrom(65535)
        texto = dados.decode()
        if texto.upper() == 'SAIR':
            print('Cliente desconectou:', addr)
            continue
        contador += 1
        fila[contador] = addr
        print(f'Mensagem @{contador} recebida de {addr}: {texto}')
        print('Digite resposta (ex.: @1: tudo bem?)', flush=True)


threading.Thread(target=ouvir, daemon=True).start()
print('Esperando mensagem', flush=True)
while True:
    linha = input()
    quem, _, resposta = linha.partition(':')
    if not quem.startswith('@') or not quem[1:].isdigit() or int(quem[1:]) not in fila:
        print('Escreva @numero: resposta')
        continue
    s.sendto(resposta.strip().encode(), fila.pop(int(quem[1:])))
    print('Resposta enviada.')
