from socket import socket, SOL_SOCKET, SO_REUSEADDR

def conversa(c):
    while print('Esperando mensagem') or (dados := c.recv(4096)):
        match dados.decode():
            case 'SAIR':
                break
            case texto:
                print('Mensagem recebida:', texto)
        # resposta vazia nao vai pela rede, pergunta de novo
        while not (r := input('Digite resposta: ')):
            pass
        c.sendall(r.encode())
        print('Resposta enviada.')
        if r == 'SAIR':
            break

with socket() as s:
    s.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    s.bind(('', 12345))
    s.listen()
    while True:
        print('Esperando conexão.')
        c, _ = s.accept()
        with c:
            print('Conectado')
            try:
                conversa(c)
            except ConnectionError as e:
                print(e)
        print('Conexão encerrada.')
