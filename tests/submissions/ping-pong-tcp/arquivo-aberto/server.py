import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)
while True:
    print('Esperando conexão.')
    con, cliente = s.accept()
    arquivo = con.makefile('r', encoding='utf-8')
    print('Conectado')
    while True:
        print('Esperando mensagem')
        msg = arquivo.readline().rstrip('\n')
        if msg in ('', 'SAIR'):
            break
        print('Mensagem recebida:', msg)
        resposta = input('Digite resposta: ')
        con.sendall((resposta + '\n').encode())
        print('Resposta enviada.')
    print('Conexão encerrada.')
    con.close()
