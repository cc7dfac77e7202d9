import socket

cli = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print('conectando-se ao servidor')
cli.connect(('localhost', 7000))
print('Conectado')

msg = None
while True:
    msg = input('Digite mensagem: ')
    if msg is 'SAIR':
        print('Desconectando.')
        break
    cli.send(msg.encode())
    print('Mensagem enviada')
    print('Esperando resposta')
    resp = cli.recv(1024)
    print('Resposta recebida: ' + resp.decode())

cli.close()
