import selectors
import socket
import sys

# Um laço só: o teclado e o socket no mesmo seletor.
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
sel = selectors.DefaultSelector()
sel.register(s, selectors.EVENT_READ)
sel.register(sys.stdin, selectors.EVENT_READ)
pendentes = {}
proximo = 1
print('Esperando mensagem')
while True:
    for chave, _ in sel.select():
        if chave.fileobj is s:
            dados, addr = s.recvfrom(65535)
            if dados == b'SAIR':
                print('Tchau', addr)
                continue
            pendentes[proximo] = addr
            print(f'({proximo}) {dados.decode()}')
            print('Digite resposta:', flush=True)
            proximo += 1
        else:
            texto = sys.stdin.readline().rstrip('\n')
            if len(pendentes) > 1:
                print('Responder a quem?', ', '.join(f'({n})' for n in pendentes), flush=True)
                n = int(sys.stdin.readline())
            elif pendentes:
                n = next(iter(pendentes))
            else:
                print('Ninguém espera resposta')
                continue
            s.sendto(texto.encode(), pendentes.pop(n))
            print('Resposta enviada.', flush=True)
