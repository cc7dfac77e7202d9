import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect(('localhost', 12345))
while True:
    msg = input('Digite mensagem: ')
    if msg == 'SAIR':
        break
    if msg:
        s.send(msg.encode())
        print('Resposta recebida:', s.recv(2048).decode())
s.close()
