import socket
from concurrent.futures import ThreadPoolExecutor

MENSAGENS = ['Thank you for connecting', 'Come back often', 'Bye!']


def atende(conexao, endereco):
    print('Got connection from', endereco)
    with conexao:
        for m in MENSAGENS:
            conexao.sendall(f'{m}\n'.encode())


with ThreadPoolExecutor(max_workers=4) as pool, socket.create_server(('', 12345)) as servidor:
    while True:
        pool.submit(atende, *servidor.accept())
