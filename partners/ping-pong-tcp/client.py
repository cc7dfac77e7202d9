"""A plain client: bare text, one recv() a reply. With --line-ends each message ends with a line end."""

import socket
import sys

end = "\n" if "--line-ends" in sys.argv else ""
word = next((argument for argument in sys.argv[1:] if argument != "--line-ends"), "SAIR")
print("conectando-se ao servidor", flush=True)
connection = socket.create_connection(("localhost", 12345))
print("Conectado", flush=True)
while True:
    text = input("Digite mensagem: ")
    connection.sendall((text + end).encode())
    if text == word:
        break
    print("Mensagem enviada\nEsperando resposta", flush=True)
    reply = connection.recv(65536)
    if not reply:
        break
    print(f"Resposta recebida: {reply.decode('utf-8', 'replace').rstrip()}", flush=True)
print("Desconectando.", flush=True)
connection.close()
