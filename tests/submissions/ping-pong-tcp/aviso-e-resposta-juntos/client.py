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
print('conectando-se ao servidor')
s.connect((socket.gethostname(), 12345))
print('Conectado')

while True:
    mensagem = input('Digite mensagem: ')
    s.sendall(f'{mensagem}\n'.encode())
    if mensagem == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    if le_linha(s) != 'lida':
        break
    resposta = le_linha(s)
    print('Resposta recebida:', resposta)
    if resposta in ('', 'SAIR'):
        break

print('Desconectando.')
s.close()
