import socket

serv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
serv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
serv.bind(('localhost', 7000))
serv.listen(5)

while 1:
    print('Esperando conexão.')
    conn, addr = serv.accept()
    print('Conectado')
    while 1:
        print('Esperando mensagem')
        data = conn.recv(1024)
        if len(data) is 0:
            break
        msg = data.decode()
        if msg is 'SAIR':
            break
        print('Mensagem recebida: ' + msg)
        resposta = input('Digite resposta: ')
        conn.send(resposta.encode())
        print('Resposta enviada.')
    conn.close()
    print('Conexão encerrada.')
