import json
import socket

# Em Node eu usaria socket.write(JSON.stringify(msg) + '\n') -> mesma ideia aqui.
# O TCP é um fluxo de bytes e não preserva a fronteira dos send(), então a
# fronteira (o '\n') é por conta da camada 7.

mensagens = [
    {'id': 1, 'texto': 'Thank you for connecting'},
    {'id': 2, 'texto': 'Come back often'},
    {'id': 3, 'texto': 'Bye!'},
]

stringify = lambda obj: (json.dumps(obj) + '\n').encode()


def on_connection(conn, addr):
    print('Got connection from', addr)
    try:
        for msg in mensagens:
            conn.sendall(stringify(msg))
    except (BrokenPipeError, ConnectionResetError):
        print('cliente saiu antes da hora')
    finally:
        conn.close()


def create_server(callback):
    server = socket.create_server(('0.0.0.0', 3000))

    def listen():
        print('listening on 3000')
        while True:
            callback(*server.accept())

    return listen


create_server(on_connection)()
