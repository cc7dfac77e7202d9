import socket

s = socket.socket(socket.AF_INET6, socket.SOCK_STREAM)
s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
s.bind(('::', 12345, 0, 0))
s.listen(5)
while True:
    print('Esperando conexão.')
    c, (ip, porta, *_) = s.accept()
    print('Conectado', ip, porta)
    try:
        while True:
            print('Esperando mensagem')
            dados = c.recv(4096)
            if dados in (b'', b'SAIR'):
                break
            print('Mensagem recebida:', dados.decode())
            c.send(input('Digite resposta: ').encode())
            print('Resposta enviada.')
    except ConnectionError:
        pass
    c.close()
    print('Conexão encerrada.')
