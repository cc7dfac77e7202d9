import socket

HOST = 'localhost'
PORT = 12345

print('conectando-se ao servidor')
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((HOST, PORT))
print('Conectado')
while True:
    msg = input('Digite mensagem: ')
    s.send(msg.encode())
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resp = s.recv(1024).decode()
    print('Resposta recebida:', resp)
print('Desconectando.')
s.close()
