# mypy: ignore-errors
"""The scenario `conversation` of ping-pong-tcp as a check for check50, which runs it in its own environment.

As quick as check50's API allows: every text is waited for with `stdout`, which returns as soon as it is there, and
lines are sent without `prompt`, which would wait 0.1 s for silence each time. The client is ended first, as long
as the server listens, so that port 12345 is free for the next run.
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
            shows(client, "Digite mensagem:")
            client.stdin(message, prompt=False)
            shows(client, "Mensagem enviada", "Esperando resposta")
            shows(server, f"Mensagem recebida: {message}", "Digite resposta:")
            server.stdin(reply, prompt=False)
            shows(server, "Resposta enviada.", "Esperando mensagem")
            shows(client, f"Resposta recebida: {reply}")
        shows(client, "Digite mensagem:")
    finally:
        client.kill()
        server.kill()


def shows(program, *texts):
    for text in texts:
        program.stdout(text, regex=False)
