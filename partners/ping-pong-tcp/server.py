"""A plain server: bare text, one recv() a message. It answers with a line end where the message came with one."""

import socket

listening = socket.create_server(("", 12345), backlog=5)
while True:
    print("Esperando conexão.", flush=True)
    connection, _ = listening.accept()
    print("Conectado\nEsperando mensagem", flush=True)
    with connection:
        try:
            while data := connection.recv(65536):
                text = data.decode("utf-8", "replace")
                end = "\n" if text.endswith("\n") else ""
                if text.strip() == "SAIR":
                    break
                print(f"Mensagem recebida: {text.rstrip()}", flush=True)
                connection.sendall((input("Digite resposta: ") + end).encode())
                print("Resposta enviada.\nEsperando mensagem", flush=True)
        except ConnectionError:
            pass
    print("Conexão encerrada.", flush=True)
