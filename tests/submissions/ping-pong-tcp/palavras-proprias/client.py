import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('ligando...')
s.connect((socket.gethostname(), 12345))
print('alô?')

while True:
    mensagem = input('[eu] ')
    s.send(mensagem.encode())
    if mensagem == 'SAIR':
        break
    print('foi!')
    print('...')
    resposta = s.recv(4096).decode()
    print('[ele]', resposta)

print('desliguei')
s.close()
