from pingpong import PingPong

p = PingPong(destino=('127.0.0.1', 9090))
while p.falar('Digite mensagem: ') != 'SAIR':
    print('Esperando resposta')
    print('Resposta recebida:', p.ouvir())
print('Desconectando.')
