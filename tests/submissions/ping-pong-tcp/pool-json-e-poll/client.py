import json
import select
import socket


class Cliente:
    def __init__(self, endereco):
        self.s = socket.create_connection(endereco)
        self.poll = select.poll()
        self.poll.register(self.s, select.POLLIN)
        self.resto = b""

    def envia(self, **objeto):
        self.s.sendall(json.dumps(objeto).encode() + b"\n")

    def recebe(self):
        while b"\n" not in self.resto:
            self.poll.poll()
            dados = self.s.recv(1024)
            if not dados:
                return {"tipo": "fim"}
            self.resto += dados
        linha, self.resto = self.resto.split(b"\n", 1)
        return json.loads(linha)


print("conectando-se ao servidor")
cliente = Cliente(("localhost", 12345))
print("Conectado")
while True:
    texto = input("Digite mensagem: ")
    if texto == "SAIR":
        cliente.envia(tipo="fim")
        break
    cliente.envia(tipo="mensagem", texto=texto)
    print("Mensagem enviada")
    print("Esperando resposta")
    resposta = cliente.recebe()
    if resposta["tipo"] == "fim":
        break
    print("Resposta recebida:", resposta["texto"])
print("Desconectando.")
