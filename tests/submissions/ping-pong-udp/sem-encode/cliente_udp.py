import socket

try:
    HOST = 'localhost'
    PORTA = 5005
    cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    while True:
        mensagem = input('Digite a mensagem: ')
        cliente.sendto(mensagem.encode(), (HOST, PORTA))
        if mensagem == 'SAIR':
            break
        print('Mensagem enviada! Esperando resposta...')
        dados, endereco = cliente.recvfrom(4096)
        print('Resposta recebida:', dados.decode())
    print('Desconectando...')
    cliente.close()
except Exception:
    print('Ocorreu um erro!')
