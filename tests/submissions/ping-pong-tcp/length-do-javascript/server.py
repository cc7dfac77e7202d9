import socket
from protocolo import enviar, receber

porta = int(input('Porta para escutar (enter = 12345): ') or 12345)

srv = socket.socket()
srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
srv.bind(('', porta))
srv.listen(1)

while True:
    print('Esperando conexão.')
    con, quem = srv.accept()
    print('Conectado', quem)
    while True:
        print('Esperando mensagem')
        m = receber(con)
        if m is None or m == 'SAIR':
            break
        print(f'Mensagem recebida: {m}')
        enviar(con, input('Digite resposta: '))
        print('Resposta enviada.')
    con.close()
    print('Conexão encerrada.')
