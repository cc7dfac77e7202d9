import socket

with socket.create_server(('', 12345)) as srv:
    while True:
        print('Esperando conexão.')
        con, de = srv.accept()
        print('Conectado', de)
        with con, con.makefile('r', encoding='utf-8', newline='\n') as entrada:
            try:
                print('Esperando mensagem')
                for linha in entrada:
                    linha = linha.rstrip('\r\n')
                    if linha == 'SAIR':
                        break
                    print('Mensagem recebida:', linha)
                    con.sendall((input('Digite resposta: ') + '\r\n').encode())
                    print('Resposta enviada.')
                    print('Esperando mensagem')
            except (ConnectionError, UnicodeDecodeError) as e:
                print('Problema na conexão:', e)
        print('Conexão encerrada.')
