import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind((socket.gethostname(), 12345))
s.listen(5)

while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    try:
        while True:
            print('Esperando mensagem')
            dados = c.recv(4096)
            if not dados:
                break
            mensagem = dados.decode()
            if mensagem == 'SAIR':
                break
            print('Mensagem recebida:', mensagem)
            resposta = input('Digite resposta: ')
            c.send(resposta.encode())
            print('Resposta enviada.')
    except ConnectionError:
        print('o cliente caiu')
    c.close()
    print('Conexão encerrada.')
