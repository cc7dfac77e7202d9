import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect(('localhost', 12345))   # so guarda o destino, nao existe conexao no UDP
s.settimeout(2)

while True:
    try:
        msg = input('Digite mensagem: ')
    except EOFError:
        msg = 'SAIR'
    s.send(msg.encode('utf-8'))
    if msg == 'SAIR':
        break
    print('Mensagem enviada')
    for tentativa in range(3):
        try:
            eco = s.recv(65535)
        except socket.timeout:
            print('nada ainda, reenviando...')
            s.send(msg.encode('utf-8'))
        except ConnectionRefusedError:
            print('o servidor nao esta no ar')
            break
        else:
            print('Resposta recebida:', eco.decode('utf-8'))
            break

print('Desconectando.')
s.close()
