# so deu tempo de fazer o servidor, o cliente eu testei com nc -u
import socketserver

nome = input("Qual seu nome? ") or "operador"
porta = int(input("Porta [9000]? ") or 9000)


class Tratador(socketserver.BaseRequestHandler):
    def handle(self):
        dados, sock = self.request
        msg = dados.decode().rstrip("\n")
        if msg == "SAIR":
            print("Cliente", self.client_address, "saiu")
            return
        print("Mensagem recebida:", msg)
        resp = input(f"{nome}, digite a resposta: ")
        sock.sendto(resp.encode(), self.client_address)
        print("Resposta enviada.")


with socketserver.UDPServer(("0.0.0.0", porta), Tratador) as srv:
    print("Esperando mensagem na porta", porta)
    srv.serve_forever()
