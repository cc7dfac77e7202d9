from http.server import BaseHTTPRequestHandler, HTTPServer


class Conversa(BaseHTTPRequestHandler):
    def do_POST(self):
        tamanho = int(self.headers["Content-Length"])
        mensagem = self.rfile.read(tamanho).decode()
        resposta = ""
        if mensagem == "SAIR":
            print("Conexão encerrada.")
            print("Esperando conexão.")
        else:
            print("Mensagem recebida:", mensagem)
            resposta = input("Digite resposta: ")
            print("Resposta enviada.")
        self.send_response(200)
        self.end_headers()
        self.wfile.write(resposta.encode())

    def log_message(self, *args):
        pass


print("Esperando conexão.")
HTTPServer(("localhost", 12345), Conversa).serve_forever()
