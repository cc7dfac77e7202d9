# servidor ping pong
import socket

PORTA = 12345
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('0.0.0.0', PORTA))
s.listen(1)

try:
    while True:
        print('Esperando conexão.')
        con, cliente = s.accept()
        print('Conectado', cliente)
        while True:
            print('Esperando mensagem')
            msg = con.recv(2048).decode()
            if msg == 'SAIR' or msg == '':
                break
            print('Mensagem recebida: ' + msg)
            r = input('Digite resposta: ')
            con.sendall(r.encode())
            print('Resposta enviada.')
            if r == 'SAIR':
                break
        con.close()
        print('Conexão encerrada.')
finally:
    s.close()
