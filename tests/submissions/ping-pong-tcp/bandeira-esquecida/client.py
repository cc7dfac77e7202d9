import socket

HOST = '127.0.0.1'
PORT = 12345

tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('conectando-se ao servidor')
tcp.connect((HOST, PORT))
print('Conectado')

while True:
    msg = input('Digite mensagem: ')
    if msg == '':
        print('digite alguma coisa!')
        continue
    tcp.sendall(msg.encode())
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resp = tcp.recv(1024)
    if not resp or resp == b'SAIR':
        print('O servidor saiu')
        break
    print('Resposta recebida: ' + resp.decode())

print('Desconectando.')
tcp.close()
