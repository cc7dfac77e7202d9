import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    mensagem = input('Digite mensagem: ')
    s.sendto(mensagem.encode(), ('127.0.0.1', 12345))
    if mensagem == 'SAIR':
        print('Desconectando.')
        break
    print('Mensagem enviada')
    print('Esperando resposta')
    resposta = mensagem
    while resposta == mensagem:  # nao quero ler o que eu mesmo mandei
        resposta = s.recv(65535).decode()
    print('Resposta recebida:', resposta)
