import socket
import struct

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
        cabecalho = conn.recv(4)
        if not cabecalho:
            break
        tamanho = struct.unpack('!I', cabecalho)[0]
        data = b''
        while len(data) < tamanho:
            falta = tamanho - len(data)
            pedaco = conn.recv(min(falta, 4096))
            if not pedaco:
                break
            data += pedaco
        msg = data.decode()
        if msg == 'SAIR':
            break
        print('Mensagem recebida:', msg)
        resp = input('Digite resposta: ')
        conn.send(resp.encode())
        print('Resposta enviada.')
    conn.close()
    print('Conexão encerrada.')
