import socket

saudacao = input('Texto da saudação [Thank you for connecting]: ') or 'Thank you for connecting'
porta = int(input('Porta [12345]: ') or 12345)

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', porta))
s.listen(5)
print('Pronto, esperando clientes na porta', porta)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    try:
        c.sendall(saudacao.encode())
    except OSError as e:
        print('falhou:', e)
    c.close()
