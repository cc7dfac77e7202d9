import socket

HOST = ''
PORT = 7777

tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
tcp.bind((HOST, PORT))
tcp.listen(1)

print('Servidor no ar!')

while True:
    con, cliente = tcp.accept()
    print('Conectado por', cliente)

    # o cliente se apresenta primeiro
    nome = con.recv(1024).decode().strip()
    print('Nome do cliente:', nome)

    con.send(('Ola, ' + nome + '! Obrigado por se conectar').encode())
    print('Finalizando conexao do cliente', cliente)
    con.close()
