import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
texto = input('Digite mensagem: ')
s.sendto(texto.encode(), (socket.gethostname(), 12345))
dados, servidor = s.recvfrom(65535)
print('Eco:', dados.decode())
s.close()
