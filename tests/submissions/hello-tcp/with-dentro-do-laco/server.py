import socket
import datetime

HOST = '127.0.0.1'
PORT = 12345

sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sock.bind((HOST, PORT))
sock.listen(5)
print(f'[*] Escutando em {HOST}:{PORT}')

while True:
    # o with fecha tudo sozinho, nao precisa de close()
    with sock:
        conn, addr = sock.accept()
        print('[+] Conexao de', addr)
        hora = datetime.datetime.now().strftime('%H:%M:%S')
        conn.sendall(f'Obrigado por conectar! Agora sao {hora}'.encode())
        conn.close()
