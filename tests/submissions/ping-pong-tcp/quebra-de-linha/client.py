import socket

print('conectando-se ao servidor')
with socket.create_connection((socket.gethostname(), 12345)) as conexao:
    print('Conectado')
    arquivo = conexao.makefile('rw', encoding='utf-8', newline='\n')
    while True:
        mensagem = input('Digite mensagem: ')
        arquivo.write(mensagem + '\n')
        arquivo.flush()
        if mensagem == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        print('Resposta recebida:', arquivo.readline().rstrip('\n'))
    print('Desconectando.')
