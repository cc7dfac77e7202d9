import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()
port = 12345
s.bind((host, port))
print('Esperando mensagem')
data, addr = s.recvfrom(4096)
print('Mensagem recebida:', data.decode())
resposta = input('Digite resposta: ')
s.sendto(resposta.encode(), addr)
print('Resposta enviada.')
s.close()
