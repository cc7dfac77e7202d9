# servidor.py - pergunta tudo pro operador antes de abrir
import socket

def pergunta(texto, padrao):
    r = input(texto + ' [' + str(padrao) + ']: ').strip()
    return r if r else padrao

print('=== CONFIGURACAO DO SERVIDOR ===')
host = pergunta('Endereco para escutar', '0.0.0.0')
porta = int(pergunta('Porta', 12345))
saudacao = pergunta('Mensagem de boas vindas', 'Obrigado por se conectar!')

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind((host, porta))
s.listen(5)
print('Servidor no ar, porta', porta)

n = 0
while True:
    c, addr = s.accept()
    n += 1
    print('Cliente #%d: %s' % (n, addr))
    c.sendall(saudacao.encode())
    c.close()
