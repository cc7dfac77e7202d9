import socket

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
cliente.settimeout(5)
cliente.connect(('localhost', 12345))

try:
    while True:
        cliente.send(input('Digite mensagem: ').encode())
        print('Mensagem enviada')
        try:
            print('Resposta recebida:', cliente.recv(65535).decode())
        except TimeoutError:
            print('O eco se perdeu.')
except (EOFError, KeyboardInterrupt):
    cliente.close()
