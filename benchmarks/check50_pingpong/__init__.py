# mypy: ignore-errors
"""The scenario `conversation` of ping-pong-tcp as a check for check50, which runs it in its own environment.

Written as check50's documentation writes checks: `stdin` expects a prompt before it types a line, which is its default.
The client is ended first, as long as the server listens, so that port 12345 is free for the next run.
"""

import check50

EXCHANGES = (("abacate", "batata"), ("cenoura", "damasco"), ("ervilha", "figo"))


@check50.check()
def conversation():
    """three exchanges"""
    server = check50.run("python3 server.py")
    shows(server, "Esperando conexão.")
    client = check50.run("python3 client.py")
    try:
        shows(client, "conectando-se ao servidor", "Conectado")
        shows(server, "Conectado", "Esperando mensagem")
        for message, reply in EXCHANGES:
            client.stdin(message)
            shows(client, "Mensagem enviada", "Esperando resposta")
            shows(server, f"Mensagem recebida: {message}")
            server.stdin(reply)
            shows(server, "Resposta enviada.", "Esperando mensagem")
            shows(client, f"Resposta recebida: {reply}")
        shows(client, "Digite mensagem:")
    finally:
        client.kill()
        server.kill()


def shows(program, *texts):
    for text in texts:
        program.stdout(text, regex=False)
