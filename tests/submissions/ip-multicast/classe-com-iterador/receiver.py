import socket


class Receptor:
    def __init__(self, grupo='224.1.1.1', porta=5007):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # bind no próprio grupo: só chega o que for mandado para ele
        self.sock.bind((grupo, porta))
        pedido = socket.inet_aton(grupo) + socket.inet_aton('0.0.0.0')
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, pedido)

    def __iter__(self):
        while True:
            dados, origem = self.sock.recvfrom(10240)
            yield origem[0], dados.decode('utf-8', 'replace')


if __name__ == '__main__':
    print('Entrei no grupo, aguardando mensagens (Ctrl+C para sair)')
    try:
        for ip, texto in Receptor():
            print('[%s] %s' % (ip, texto))
    except KeyboardInterrupt:
        print('Saindo do grupo')
