import socket

servidor = (socket.gethostname(), 12345)
cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    try:
        texto = input("Digite mensagem: ")
    except EOFError:
        break
    if texto == "SAIR":
        break
    cliente.sendto(texto.encode(), servidor)
    resposta, _ = cliente.recvfrom(65535)
    print("Eco:", resposta.decode())
