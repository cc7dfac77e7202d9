import socket

print("Cliente UDP")
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
mensagem = input("Digite mensagem: ")
s.sendto(mensagem.encode(), ("localhost", 12345))
print("Mensagem enviada")
# falta: esperar a resposta, e repetir até SAIR
s.close()
