import socket


def le_linha(conexao):
    """Até o fim da linha; '' quando a conexão acaba."""
    linha = b''
    while b'\n' not in linha:
        pedaco = conexao.recv(1024)
        if not pedaco:
            return ''
        linha += pedaco
    return linha.split(b'\n')[0].decode()


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
            mensagem = le_linha(c)
            if mensagem in ('', 'SAIR'):
                break
            print('Mensagem recebida:', mensagem)
            c.sendall(b'lida\n')
            resposta = input('Digite resposta: ')
            c.sendall(f'{resposta}\n'.encode())
            print('Resposta enviada.')
            if resposta == 'SAIR':
                break
    except ConnectionError:
        print('o cliente caiu')
    c.close()
    print('Conexão encerrada.')
