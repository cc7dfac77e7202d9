import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

# monta as 10.000 mensagens e manda de uma vez, mais eficiente
mensagens = ''
for i in range(10000):
    mensagens += 'mensagem %d\n' % i

try:
    sock.sendto(mensagens.encode(), ('localhost', 10000))
    print('10000 mensagens enviadas!')
except Exception as e:
    print('Erro ao enviar:', e)
finally:
    sock.close()
