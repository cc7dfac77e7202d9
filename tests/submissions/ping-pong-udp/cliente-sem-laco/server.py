import socket

def main():
    servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    servidor.bind(('0.0.0.0', 6000))
    print('Servidor UDP na porta 6000')
    while True:
        print('Esperando mensagem')
        dados, origem = servidor.recvfrom(2048)
        mensagem = dados.decode()
        if mensagem == 'SAIR':
            print(origem, 'desconectou')
            continue
        print('Mensagem recebida:', mensagem)
        resposta = input('Digite resposta: ')
        servidor.sendto(resposta.encode(), origem)
        print('Resposta enviada.')

if __name__ == '__main__':
    main()
