from multiprocessing.connection import Client

print('conectando-se ao servidor')
with Client(('localhost', 6000), authkey=b'ufu-gsi') as conn:
    print('Conectado')
    while True:
        msg = input('Digite mensagem: ')
        conn.send(msg)
        if msg == 'SAIR':
            print('Desconectando.')
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        try:
            resp = conn.recv()
        except EOFError:
            print('O servidor caiu')
            break
        if resp == 'SAIR':
            print('O servidor encerrou a conversa.')
            break
        print('Resposta recebida:', resp)
