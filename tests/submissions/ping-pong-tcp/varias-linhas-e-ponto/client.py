import socket
from conversa import Conversa, le_do_teclado, mostra

print('conectando-se ao servidor', flush=True)
s = socket.socket()
s.connect((socket.gethostname(), 12345))
print('Conectado', flush=True)
conversa = Conversa(s)
while True:
    msg = le_do_teclado('Digite mensagem')
    conversa.envia(msg)
    if msg == ['SAIR']:
        break
    print('Mensagem enviada', flush=True)
    print('Esperando resposta', flush=True)
    resposta = conversa.recebe()
    if resposta is None or resposta == ['SAIR']:
        print('O servidor encerrou.')
        break
    mostra('Resposta recebida:', resposta)
print('Desconectando.', flush=True)
conversa.fecha()
s.close()
