from pingpong import PingPong

p = PingPong(porta=9090)
print('Esperando mensagem')
while True:
    m = p.ouvir()
    if m == 'SAIR':
        print('Cliente saiu.')
        print('Esperando mensagem')
        continue
    print('Mensagem recebida:', m)
    p.falar('Digite resposta: ')
    print('Resposta enviada.')
