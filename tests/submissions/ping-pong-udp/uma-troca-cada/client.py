import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()
port = 12345
mensagem = input('Digite mensagem: ')
s.sendto(mensagem.encode(), (host, port))
print('Mensagem enviada')
print('Esperando resposta')
data, addr = s.recvfrom(4096)
print('Resposta recebida:', data.decode())
s.close()
