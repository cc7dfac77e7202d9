import socket
import time

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('127.0.0.1', 12345))
s.listen(5)
print("Servidor aguardando...")
while True:
    c, addr = s.accept()
    print('Conexao recebida de', addr)
    # RESPOSTA DO EXERCICIO: as mensagens vinham grudadas porque o servidor manda rapido demais.
    # Para corrigir coloquei um sleep entre os sends
    c.send('Thank you for connecting'.encode())
    time.sleep(0.2)
    c.send('Come back often'.encode())
    time.sleep(0.2)
    c.send('Bye!'.encode())
    time.sleep(0.2)
    c.close()
