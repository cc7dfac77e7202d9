print('conectando-se ao servidor')
print('Conectado')
while True:
    msg = input('Digite mensagem: ')
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', msg[::-1])
print('Desconectando.')
