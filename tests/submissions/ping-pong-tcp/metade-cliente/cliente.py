import socket

HOST = 'localhost'
PORTA = 12345

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as sock:
    print('conectando-se ao servidor')
    sock.connect((HOST, PORTA))
    print('Conectado')
    while True:
        mensagem = input('Digite mensagem: ')
        sock.sendall(mensagem.encode())
        if mensagem == 'SAIR':
            print('Desconectando.')
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        resposta = sock.recv(1024)
        print(f'Resposta recebida: {resposta.decode()}')
