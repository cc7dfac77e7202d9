import socket

HOST = ''
PORT = 12345
sair = False


def receber(con):
    global sair
    print('Esperando mensagem')
    dados = con.recv(1024)
    if not dados:
        sair = True
        return
    texto = dados.decode()
    if texto.strip() == 'SAIR':
        sair = True
    else:
        print('Mensagem recebida: ' + texto)


def responder(con):
    global sair
    texto = input('Digite resposta: ')
    con.sendall(texto.encode())
    if texto == 'SAIR':
        sair = True
    else:
        print('Resposta enviada.')


tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
tcp.bind((HOST, PORT))
tcp.listen(1)

while True:
    print('Esperando conexão.')
    con, cliente = tcp.accept()
    print('Conectado')
    while not sair:
        receber(con)
        if not sair:
            responder(con)
    con.close()
    print('Conexão encerrada.')
