import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', 12345))
print('Conectado')
while True:
    print('Esperando mensagem')
    msg = s.recv(1024).decode()
    if msg == 'SAIR' or not msg:
        break
    print('Mensagem recebida:', msg)
    resp = input('Digite resposta: ')
    s.send(resp.encode())
    if resp == 'SAIR':
        break
print('Desconectando.')
s.close()
