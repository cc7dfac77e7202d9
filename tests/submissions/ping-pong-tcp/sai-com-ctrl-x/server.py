import socket
# servidor TCP
SERVER = ''
PORT = 5002
tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
orig = (SERVER, PORT)
tcp.bind(orig)
tcp.listen(1)
while True:
    print('Esperando conexao.')
    con, cliente = tcp.accept()
    print('Conectado por', cliente)
    while True:
        # recebe a mensagem em bytes
        msg = con.recv(1024)
        if not msg:
            break
        print('Mensagem recebida:', msg.decode())
        resp = input('Digite resposta: ')
        while resp == '':
            resp = input('Digite resposta: ')
        con.send(resp.encode())
        print('Resposta enviada.')
    print('Conexao encerrada.')
    con.close()
