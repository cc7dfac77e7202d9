import socket

# const recebidas = new Set()
recebidas = set()

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(('0.0.0.0', 41234))


def on_message(msg, rinfo):
    recebidas.add(msg.decode())
    print(f'{len(recebidas)} mensagens recebidas')


while True:
    on_message(*server.recvfrom(1024))
