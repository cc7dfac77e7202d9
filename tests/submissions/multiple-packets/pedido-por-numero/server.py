import socket
import threading

MENSAGENS = {'1': 'Thank you for connecting', '2': 'Come back often', '3': 'Bye!'}


def atender(c, addr):
    print('Got connection from', addr)
    with c, c.makefile('rw', encoding='utf-8', newline='\n') as f:
        try:
            for linha in f:
                partes = linha.split()
                if partes[:1] == ['FIM']:
                    break
                if len(partes) == 2 and partes[0] == 'GET' and partes[1] in MENSAGENS:
                    f.write(MENSAGENS[partes[1]] + '\n')
                else:
                    f.write('ERRO\n')
                f.flush()
        except OSError as e:
            print(addr, e)


s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('', 12345))
s.listen()
while True:
    threading.Thread(target=atender, args=s.accept(), daemon=True).start()
