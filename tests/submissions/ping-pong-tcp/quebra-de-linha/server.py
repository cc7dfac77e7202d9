import socket

servidor = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
servidor.bind(('', 12345))
servidor.listen(1)

while True:
    print('Esperando conexão.')
    conexao, endereco = servidor.accept()
    print('Conectado')
    arquivo = conexao.makefile('rw', encoding='utf-8', newline='\n')
    try:
        print('Esperando mensagem')
        for linha in arquivo:
            mensagem = linha.rstrip('\n')
            if mensagem == 'SAIR':
                break
            print(f'Mensagem recebida: {mensagem}')
            arquivo.write(input('Digite resposta: ') + '\n')
            arquivo.flush()
            print('Resposta enviada.')
            print('Esperando mensagem')
        arquivo.close()
    except OSError as erro:
        print('Erro na conexão:', erro)
    conexao.close()
    print('Conexão encerrada.')
