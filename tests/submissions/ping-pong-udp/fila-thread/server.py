import queue
import socket
import threading

PORTA = 9999
SAIDA = ('SAIR', 'sair', 'Sair')

fila = queue.Queue()
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(('', PORTA))


def recebedor():
    """Thread que só recebe: assim nenhum cliente fica esperando o operador."""
    while True:
        data, addr = sock.recvfrom(4096)
        fila.put((data.decode(), addr))


threading.Thread(target=recebedor, daemon=True).start()
print('Servidor UDP pronto na porta', PORTA)
print('Esperando mensagem')

while True:
    msg, addr = fila.get()
    if msg in SAIDA:
        print('Cliente %s:%d saiu.' % addr)
        print('Esperando mensagem')
        continue
    print('Mensagem recebida de %s:%d: %s' % (addr[0], addr[1], msg))
    if fila.qsize() > 0:
        print('(há mais %d na fila)' % fila.qsize())
    resposta = input('Digite resposta: ')
    sock.sendto(resposta.encode(), addr)
    print('Resposta enviada.')
