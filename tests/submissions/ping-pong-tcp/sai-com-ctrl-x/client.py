import socket
# conexao com localhost:5002
SERVER = '127.0.0.1'
PORT = 5002
tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
dest = (SERVER, PORT)
print('conectando-se ao servidor')
tcp.connect(dest)
print('Conectado')
# como sair do programa
print('Para sair use CTRL+X e aperte enter')
msg = input('Digite mensagem: ')
while msg != '\x18':
    tcp.send(msg.encode())
    print('Mensagem enviada')
    print('Esperando resposta')
    print('Resposta recebida:', tcp.recv(1024).decode())
    msg = input('Digite mensagem: ')
print('Desconectando.')
tcp.close()
