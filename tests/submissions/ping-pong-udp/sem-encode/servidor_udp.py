import socket

try:
    HOST = 'localhost'
    PORTA = 5005
    servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    servidor.bind((HOST, PORTA))
    print('Servidor ligado!')
except Exception:
    print('Ocorreu um erro ao ligar o servidor!')

while True:
    try:
        print('Esperando mensagem...')
        dados, endereco = servidor.recvfrom(4096)
        mensagem = dados.decode()
        if mensagem == 'SAIR':
            print('O cliente encerrou!')
        else:
            print('Mensagem recebida:', mensagem)
            resposta = input('Digite a resposta: ')
            servidor.sendto(resposta, endereco)
            print('Resposta enviada!')
    except Exception:
        print('Ocorreu um erro!')
