import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('localhost', 12345))
quantidade = 0
print('Esperando mensagens...')
while True:
   data, addr = s.recvfrom(1024)
   #quantidade = len(data)
   quantidade = quantidade + len(data)      # agora sim aumenta
   print('Quantidade de mensagens recebidas:', quantidade)
