import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('conectando-se ao servidor')
s.connect((socket.gethostname(), 12345))
print('Conectado')
entrada = s.makefile('r', encoding='ascii')

while True:
    mensagem = input('Digite mensagem: ')
    s.sendall(f'{mensagem.encode().hex()}\n'.encode())
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = bytes.fromhex(entrada.readline()).decode()
    print('Resposta recebida:', resposta)

print('Desconectando.')
s.close()
