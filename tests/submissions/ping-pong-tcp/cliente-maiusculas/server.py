import socket

HOST = ''
PORT = 12345

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((HOST, PORT))
s.listen(5)

while True:
    print('Esperando conexão.')
    conn, addr = s.accept()
    print('Conectado')
    while True:
        print('Esperando mensagem')
        data = conn.recv(4096)
        if not data:
            break
        msg = data.decode()
        if msg == 'SAIR':
            break
        print('Mensagem recebida:', msg)
        resp = input('Digite resposta: ')
        conn.send(resp.encode())
        print('Resposta enviada.')
    conn.close()
    print('Conexão encerrada.')
