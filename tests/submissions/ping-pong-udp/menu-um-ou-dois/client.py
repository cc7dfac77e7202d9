import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ('localhost', 20001)

def enviar():
    msg = input('Digite mensagem: ')
    s.sendto(msg.encode(), servidor)
    if msg == 'SAIR':
        return False
    print('Esperando resposta')
    data, addr = s.recvfrom(4096)
    print('Resposta recebida:', data.decode())
    return True

continua = True
while continua:
    print()
    print('1 - Enviar mensagem')
    print('2 - Sair')
    opcao = input('Opcao: ')
    if opcao == '1':
        continua = enviar()
    elif opcao == '2' or opcao == 'SAIR':
        s.sendto('SAIR'.encode(), servidor)
        continua = False
    else:
        print('Opcao invalida')
print('Desconectando.')
s.close()
