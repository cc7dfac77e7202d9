import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind((socket.gethostname(), 12345))
s.listen(5)

while True:
    print('>>> on-line, pode chamar')
    c, addr = s.accept()
    print('>>> alguém chegou')
    try:
        while True:
            print('...')
            dados = c.recv(4096)
            if not dados:
                break
            mensagem = dados.decode()
            if mensagem == 'SAIR':
                break
            print('[ele]', mensagem)
            resposta = input('[eu] ')
            c.send(resposta.encode())
            print('foi!')
    except ConnectionError:
        print('o cliente caiu')
    c.close()
    print('>>> tchau')
