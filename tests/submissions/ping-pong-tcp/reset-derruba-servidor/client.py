import socket

with socket.socket() as s:
    print('conectando-se ao servidor')
    s.connect(('127.0.0.1', 12345))
    print('Conectado')
    while True:
        msg = input('Digite mensagem: ')
        s.sendall(msg.encode())
        if msg == 'SAIR':
            break
        print('Mensagem enviada')
        print('Esperando resposta')
        print('Resposta recebida:', s.recv(4096).decode())
    print('Desconectando.')
