import socket

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
endereco = ('localhost', 7777)

print('=== CLIENTE DE ECO ===   (SAIR para terminar)')
while True:
    mensagem = input('Digite mensagem: ')
    if mensagem == 'SAIR':
        break
    cliente.sendto(mensagem.encode('utf-8'), endereco)
    print('Mensagem enviada, esperando o eco...')
    resposta, origem = cliente.recvfrom(65507)
    print(f'Eco recebido de {origem[0]}: {mensagem}')

cliente.close()
print('Desconectando.')
