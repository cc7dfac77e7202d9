import socket
import logging

logging.basicConfig(level=logging.INFO, format='%(asctime)s %(message)s')

PORTA = 20001

sock = socket.socket(family=socket.AF_INET, type=socket.SOCK_DGRAM)
sock.bind(('127.0.0.1', PORTA))
logging.info('UDP server up and listening')

while True:
    bytesAddressPair = sock.recvfrom(1024)
    message = bytesAddressPair[0].decode()
    address = bytesAddressPair[1]
    if message == 'SAIR':
        logging.info('Cliente %s encerrou', address)
        continue
    print('Mensagem recebida: {}'.format(message))
    print('Client IP Address: {}'.format(address))
    resposta = input('Digite resposta: ')
    sock.sendto(str.encode(resposta), address)
    print('Resposta enviada.')
