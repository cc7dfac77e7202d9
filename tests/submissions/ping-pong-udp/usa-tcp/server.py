import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    while True:
        print('Esperando mensagem')
        mensagem = c.recv(4096).decode()
        if mensagem in ('', 'SAIR'):
            break
        print('Mensagem recebida:', mensagem)
        c.send(input('Digite resposta: ').encode())
        print('Resposta enviada.')
    c.close()
