import socket

from protocolo import FIM, PORTA, enviar, receber


def conversar(conn):
    while True:
        print('Esperando mensagem')
        msg = receber(conn)
        if msg is None or msg == FIM:
            return
        print(f'Mensagem recebida: {msg}')
        enviar(conn, input('Digite resposta: '))
        print('Resposta enviada.')


with socket.create_server(('', PORTA)) as servidor:
    while True:
        print('Esperando conexão.')
        conn, _ = servidor.accept()
        print('Conectado')
        try:
            with conn:
                conversar(conn)
        except OSError as e:
            print('conexão perdida:', e)
        print('Conexão encerrada.')
