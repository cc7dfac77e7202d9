while True:
    print('Esperando conexão.')
    print('Conectado')
    while True:
        print('Esperando mensagem')
        msg = input()
        if msg == 'SAIR':
            break
        print('Mensagem recebida:', msg)
        resp = input('Digite resposta: ')
        print('Resposta enviada.')
    print('Conexão encerrada.')
