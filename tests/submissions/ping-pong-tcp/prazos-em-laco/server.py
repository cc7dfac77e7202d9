import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
s.settimeout(0.2)


def recebe(c):
    while True:
        try:
            return c.recv(4096)
        except socket.timeout:
            continue  # permite o Ctrl+C no Windows


while True:
    print('Esperando conexão.')
    c = None
    while c is None:
        try:
            c, addr = s.accept()
        except socket.timeout:
            pass
    c.settimeout(0.2)
    print('Conectado')
    try:
        while True:
            print('Esperando mensagem')
            dados = recebe(c)
            if not dados or dados.decode() == 'SAIR':
                break
            print('Mensagem recebida:', dados.decode())
            c.sendall(input('Digite resposta: ').encode())
            print('Resposta enviada.')
    except ConnectionError:
        print('o cliente caiu')
    c.close()
    print('Conexão encerrada.')
