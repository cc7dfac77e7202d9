import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind((socket.gethostname(), 12345))
s.listen(5)

while True:
    print('Esperando conexão.')
    c, addr = s.accept()
    print('Conectado')
    entrada = c.makefile('r', encoding='ascii')
    while True:
        print('Esperando mensagem')
        linha = entrada.readline()
        if not linha:
            break
        mensagem = bytes.fromhex(linha).decode()
        if mensagem == 'SAIR':
            break
        print('Mensagem recebida:', mensagem)
        resposta = input('Digite resposta: ')
        c.sendall(f'{resposta.encode().hex()}\n'.encode())
        print('Resposta enviada.')
    entrada.close()
    c.close()
    print('Conexão encerrada.')
