import socket

GRUPO, PORTA = "224.1.1.1", 5007
MEU_IP = "192.168.0.105"

receptor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receptor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
receptor.bind((MEU_IP, PORTA))
pedido = socket.inet_aton(GRUPO) + socket.inet_aton(MEU_IP)
receptor.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, pedido)
while True:
    mensagem, origem = receptor.recvfrom(10240)
    print(mensagem.decode())
