import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((socket.gethostname(), 12345))
while True:
    msg = input('Digite mensagem: ')
    if msg == 'SAIR':
        break
    s.sendall(msg.encode())
    print('Resposta recebida:', s.recv(1024).decode())
s.close()
