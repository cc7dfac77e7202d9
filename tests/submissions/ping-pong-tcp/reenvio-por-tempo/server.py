import socket

HOST = ''
PORTA = 12345

srv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
srv.bind((HOST, PORTA))
srv.listen(1)

while True:
    print('Esperando conexão.')
    con, cliente = srv.accept()
    print('Conectado')
    while True:
        print('Esperando mensagem')
        msg = con.recv(1024).decode()
        if not msg or msg == 'SAIR':
            break
        print('Mensagem recebida:', msg)
        resp = input('Digite resposta: ')
        con.send(resp.encode())
        print('Resposta enviada.')
    con.close()
    print('Conexão encerrada.')
