import socket

HOST = 'localhost'
PORTA = 12345
TIMEOUT = 4        # segundos
TENTATIVAS = 10

def envia_e_espera(s, msg):
    """Envia e espera a resposta. Se demorar, a mensagem pode ter se perdido: reenvia."""
    for t in range(TENTATIVAS):
        s.send(msg.encode())
        print('Mensagem enviada')
        print('Esperando resposta')
        try:
            return s.recv(1024).decode()
        except socket.timeout:
            print('Sem resposta, reenviando (%d)' % (t + 1))
    return None

print('conectando-se ao servidor')
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((HOST, PORTA))
s.settimeout(TIMEOUT)
print('Conectado')

while True:
    msg = input('Digite mensagem: ')
    if msg == 'SAIR':
        s.send(msg.encode())
        print('Desconectando.')
        break
    resposta = envia_e_espera(s, msg)
    if not resposta:
        print('Servidor não responde.')
        break
    print('Resposta recebida:', resposta)
s.close()
