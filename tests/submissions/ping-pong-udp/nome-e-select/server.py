import socket

PORTA = 9999


class ServidorUDP:
    def __init__(self, porta: int):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(('0.0.0.0', porta))
        self.clientes: dict = {}

    def separar(self, dados: bytes, addr) -> tuple:
        """formato do datagrama: nome;mensagem"""
        nome, ponto_virgula, texto = dados.decode().partition(';')
        if not ponto_virgula:
            # veio sem nome
            return '%s:%d' % addr, nome
        return nome, texto

    def rodar(self) -> None:
        print('Esperando mensagens na porta', PORTA)
        while True:
            dados, addr = self.sock.recvfrom(65535)
            nome, texto = self.separar(dados, addr)
            if texto.upper() == 'SAIR':
                self.clientes.pop(addr, None)
                print(f'{nome} saiu. Clientes ativos: {len(self.clientes)}')
                continue
            if addr not in self.clientes:
                self.clientes[addr] = nome
                print(f'{nome} entrou na conversa')
            print(f'Mensagem recebida de {nome}: {texto}')
            resposta = input(f'Digite resposta para {nome}: ')
            self.sock.sendto(resposta.encode(), addr)
            print('Resposta enviada.')


if __name__ == '__main__':
    ServidorUDP(PORTA).rodar()
