import socket


def pergunta(rotulo):
    while True:
        texto = input(rotulo)
        if texto == 'SAIR':
            return texto
        if input(f'Enviar "{texto}"? (s/n): ').strip().lower().startswith('s'):
            return texto


s = socket.socket()
print('conectando-se ao servidor')
s.connect((socket.gethostname(), 12345))
print('Conectado')
while True:
    msg = pergunta('Digite mensagem: ')
    s.sendall(msg.encode())
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(1024).decode())
print('Desconectando.')
s.close()
