import socket

s = socket.socket()
print('conectando-se ao servidor')
s.connect(('localhost', 12345))
print('Conectado')
for msg in ['oi', 'tudo bem?', 'ate mais']:
    s.send(msg.encode())
    print('Mensagem enviada:', msg)
    print('Esperando resposta')
    print('Resposta recebida:', s.recv(1024).decode())
s.send('SAIR'.encode())
print('Desconectando.')
s.close()
