import socket

GRUPO, PORTA = "224.1.1.1", 5007

receptor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receptor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
receptor.bind(("", PORTA))
pedido = socket.inet_aton(GRUPO) + socket.inet_aton("0.0.0.0")
receptor.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, pedido)
while True:
    mensagem, origem = receptor.recvfrom(10240)
    print(mensagem.decode())
