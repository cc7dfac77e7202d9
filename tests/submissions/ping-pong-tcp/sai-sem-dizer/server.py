import socketserver


class Conversa(socketserver.BaseRequestHandler):
    def handle(self):
        print("Conectado")
        while True:
            print("Esperando mensagem")
            msg = self.request.recv(4096).decode()
            if msg == "SAIR":
                break
            print("Mensagem recebida:", msg)
            resposta = input("Digite resposta: ")
            self.request.sendall(resposta.encode())
            print("Resposta enviada.")
        print("Conexão encerrada.")


print("Esperando conexão.")
socketserver.TCPServer.allow_reuse_address = True
socketserver.TCPServer(("localhost", 12345), Conversa).serve_forever()
