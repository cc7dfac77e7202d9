import socket
from protocolo import enviar

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(5)

while True:
    c, addr = s.accept()
    print('Conexão de', addr)
    try:
        enviar(c, 'Obrigado pela conexão')
        enviar(c, 'Volte sempre, você é bem-vindo')
        enviar(c, 'Tchau!')
    except OSError:
        print('O cliente desconectou antes da hora')
    c.close()
