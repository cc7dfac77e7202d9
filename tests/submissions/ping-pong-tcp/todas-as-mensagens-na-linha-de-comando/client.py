import socket
import sys

if len(sys.argv) < 2:
    print('uso: python client.py mensagem1 mensagem2 ... SAIR')
    sys.exit(1)

s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', 12345))
print('Conectado')

# "mensagem passada na linha de comando"
for msg in sys.argv[1:]:
    print('Digite mensagem:', msg)
    s.send(msg.encode())
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(1024).decode())

print('Desconectando.')
s.close()
