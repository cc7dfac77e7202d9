import socket


def enviar(msg):
    with socket.create_connection(('localhost', 12345)) as s:
        s.sendall(msg.encode())
        print('Mensagem enviada')
        if msg == 'SAIR':
            return None
        print('Esperando resposta')
        return s.recv(1024).decode()


while True:
    msg = input('Digite mensagem: ')
    resp = enviar(msg)
    if resp is None:
        break
    print('Resposta recebida:', resp)
print('Desconectando.')
