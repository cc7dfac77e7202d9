import socket
import logging

logging.basicConfig(format='%(asctime)s %(message)s', datefmt='[%H:%M:%S]', level=logging.INFO)

encerrado = False


def recebe(c):
    global encerrado
    dados = c.recv(2048)
    if not dados:
        encerrado = True
        return None
    texto = dados.decode().strip()
    if texto == 'SAIR':
        encerrado = True
        return None
    return texto


def conversa(c):
    while not encerrado:
        logging.info('Esperando mensagem')
        texto = recebe(c)
        if texto is None:
            continue
        logging.info('Mensagem recebida: %s', texto)
        c.send(input('Digite resposta: ').encode())
        logging.info('Resposta enviada.')


def main():
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('localhost', 12345))
    s.listen(5)
    while True:
        logging.info('Esperando conexão.')
        c, addr = s.accept()
        logging.info('Conectado %s', addr)
        conversa(c)
        c.close()
        logging.info('Conexão encerrada.')


main()
