import socket
from conversa import Conversa, le_do_teclado, mostra

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen(1)


def atende(conversa):
    while True:
        print('Esperando mensagem', flush=True)
        msg = conversa.recebe()
        if msg is None or msg == ['SAIR']:
            return
        mostra('Mensagem recebida:', msg)
        resposta = le_do_teclado('Digite resposta')
        conversa.envia(resposta)
        if resposta == ['SAIR']:
            return
        print('Resposta enviada.', flush=True)


while True:
    print('Esperando conexão.', flush=True)
    con, addr = s.accept()
    print('Conectado', flush=True)
    conversa = Conversa(con)
    try:
        atende(conversa)
    except OSError as e:
        print('Erro:', e)
    conversa.fecha()
    con.close()
    print('Conexão encerrada.', flush=True)
