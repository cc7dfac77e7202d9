import socket

print('conectando-se ao servidor')
with socket.create_connection(('localhost', 12345)) as s, s.makefile('r', encoding='utf-8') as arquivo:
    print('Conectado')
    while True:
        msg = input('Digite mensagem: ')
        s.sendall((msg + '\n').encode())
        if msg == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        print('Resposta recebida:', arquivo.readline().rstrip('\n'))
print('Desconectando.')
