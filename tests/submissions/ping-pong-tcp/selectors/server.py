import selectors
import socket

seletor = selectors.DefaultSelector()
servidor = socket.socket()
servidor.bind(('', 12345))
servidor.listen()
seletor.register(servidor, selectors.EVENT_READ, 'servidor')
print('Esperando conexão.')

while True:
    for chave, _ in seletor.select():
        if chave.data == 'servidor':
            cliente, endereco = servidor.accept()
            seletor.register(cliente, selectors.EVENT_READ, 'cliente')
            print('Conectado')
            print('Esperando mensagem')
            continue
        cliente = chave.fileobj
        try:
            dados = cliente.recv(4096)
            if dados and dados != b'SAIR':
                print('Mensagem recebida:', dados.decode())
                cliente.sendall(input('Digite resposta: ').encode())
                print('Resposta enviada.')
                print('Esperando mensagem')
                continue
        except ConnectionError:
            print('cliente desconectou sem avisar')
        seletor.unregister(cliente)
        cliente.close()
        print('Conexão encerrada.')
        print('Esperando conexão.')
