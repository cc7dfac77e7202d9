import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect(('127.0.0.1', 5005))
print('Conectado')

while True:
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    try:
        print('Resposta recebida:', s.recv(4096).decode())
    except ConnectionRefusedError:
        print('Ninguém na porta, ligue o servidor e tente de novo')
s.close()
