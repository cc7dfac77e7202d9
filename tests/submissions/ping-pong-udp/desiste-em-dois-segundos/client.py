import socket

PORTA = 12345

cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
cliente.settimeout(2)
while True:
    mensagem = input("Digite mensagem: ")
    cliente.sendto(mensagem.encode(), (socket.gethostname(), PORTA))
    if mensagem == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    try:
        print("Resposta recebida:", cliente.recvfrom(65_507)[0].decode())
    except TimeoutError:
        print("Sem resposta")
print("Desconectando.")
