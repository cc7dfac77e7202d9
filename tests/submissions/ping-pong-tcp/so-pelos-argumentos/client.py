import socket
import sys

# Uso: python client.py mensagem1 mensagem2 mensagem3 ...
if len(sys.argv) < 2:
    print('uso: python client.py mensagem1 [mensagem2 ...]')
    sys.exit(1)

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('conectando-se ao servidor')
s.connect(('localhost', 5000))
print('Conectado')
arq = s.makefile('rw', encoding='utf-8', newline='\n')

for msg in sys.argv[1:]:
    arq.write(msg + '\n')
    arq.flush()
    if msg == 'SAIR':
        break
    print('Mensagem enviada:', msg)
    print('Esperando resposta')
    resp = arq.readline().rstrip('\n')
    if resp in ('', 'SAIR'):
        break
    print('Resposta recebida:', resp)
else:
    arq.write('SAIR\n')
    arq.flush()

print('Desconectando.')
arq.close()
s.close()
