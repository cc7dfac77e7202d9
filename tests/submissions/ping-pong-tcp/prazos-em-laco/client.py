import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect((socket.gethostname(), 12345))
s.settimeout(0.2)
print('Conectado')

while True:
    mensagem = input('Digite mensagem: ')
    s.sendall(mensagem.encode())
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    while True:
        try:
            resposta = s.recv(4096).decode()
            break
        except TimeoutError:
            pass
    print('Resposta recebida:', resposta)

print('Desconectando.')
s.close()
