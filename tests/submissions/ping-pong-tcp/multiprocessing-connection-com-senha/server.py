from multiprocessing import AuthenticationError
from multiprocessing.connection import Listener

endereco = ('localhost', 6000)

with Listener(endereco, authkey=b'ufu-gsi') as listener:
    while True:
        print('Esperando conexão.')
        try:
            conn = listener.accept()
        except (AuthenticationError, EOFError, OSError) as e:
            print('Cliente recusado:', type(e).__name__)
            continue
        print('Conectado', listener.last_accepted)
        try:
            while True:
                print('Esperando mensagem')
                msg = conn.recv()
                if msg == 'SAIR':
                    break
                print('Mensagem recebida:', msg)
                resp = input('Digite resposta: ')
                conn.send(resp)
                print('Resposta enviada.')
                if resp == 'SAIR':
                    break
        except (EOFError, ConnectionError):
            pass
        conn.close()
        print('Conexão encerrada.')
