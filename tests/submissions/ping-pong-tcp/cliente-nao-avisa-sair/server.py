import socket

servidor = socket.socket()
servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
servidor.bind((socket.gethostname(), 12346))
servidor.listen(5)

while True:
    print('Esperando conexão.')
    con, end = servidor.accept()
    print('Conectado')
    print('Esperando mensagem')
    dados = con.recv(1024)
    while dados:
        print('Mensagem recebida:', dados.decode())
        con.send(input('Digite resposta: ').encode())
        print('Resposta enviada.')
        print('Esperando mensagem')
        dados = con.recv(1024)
    con.close()
    print('Conexão encerrada.')
