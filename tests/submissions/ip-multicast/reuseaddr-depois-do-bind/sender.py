import socket

GRUPO = '224.1.1.1'
PORTA = 5007


def main():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
    mensagem = input('Digite a mensagem para o grupo: ')
    s.sendto(mensagem.encode(), (GRUPO, PORTA))
    s.close()


main()
