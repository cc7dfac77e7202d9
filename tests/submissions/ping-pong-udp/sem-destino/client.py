import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = 'localhost'
port = 12345
s.connect((host, port))   # parece que funciona em UDP tambem

while True:
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data = s.recv(1024)
    print('Resposta recebida:', data.decode())
s.close()
