import socket

with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('0.0.0.0', 12345))
    s.listen()
    while True:
        print('Esperando conexão.')
        conn, addr = s.accept()
        print('Conectado')
        with conn:
            print('Esperando mensagem')
            while (dados := conn.recv(4096)):
                if dados.decode() == 'SAIR':
                    break
                print('Mensagem recebida:', dados.decode())
                conn.sendall(input('Digite resposta: ').encode())
                print('Resposta enviada.')
                print('Esperando mensagem')
        print('Conexão encerrada.')
