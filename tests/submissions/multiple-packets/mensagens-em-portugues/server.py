import socket

MENSAGENS = ['Obrigado por conectar', 'Volte sempre', 'Tchau!']

servidor = socket.socket()
servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
servidor.bind(('', 12345))
servidor.listen()
while True:
    conexao, endereco = servidor.accept()
    print('Conectado:', endereco)
    for mensagem in MENSAGENS:
        conexao.sendall((mensagem + '\n').encode())
    conexao.close()
