import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)   # troquei para UDP
host = 'localhost'
port = 12345
print('conectando-se ao servidor')
s.connect((host, port))
print('Conectado')
while True:
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    if msg == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    data = s.recv(4096)
    print('Resposta recebida: ' + data.decode())
s.close()
