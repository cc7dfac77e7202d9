import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = '127.0.0.1'
port = 12345

print('Cliente UDP, digite SAIR para terminar')
mensagem = input('Digite mensagem: ')
while mensagem != 'SAIR':
   s.sendto(mensagem.encode(), (host, port))
   print('Mensagem enviada')
   print('Esperando resposta')
   resposta, addr = s.recvfrom(4096)
   print('Resposta recebida:', resposta.decode())
   mensagem = input('Digite mensagem: ')
s.sendto('SAIR'.encode(), (host, port))
print('Desconectando.')
s.close()
