import socketserver
from datetime import datetime


class TratadorDeBoasVindas(socketserver.BaseRequestHandler):
    """
    A classe é instanciada uma vez por conexão com o servidor
    e sobrescreve o método handle().
    """

    def handle(self):
        # self.request é o socket TCP conectado ao cliente
        self.data = self.request.recv(1024).strip()
        print("[{}] Got connection from {}".format(
            datetime.now().strftime("%d/%m/%Y %H:%M:%S"), self.client_address))
        self.request.sendall(b"Thank you for connecting")


class Servidor(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == "__main__":
    HOST, PORT = "0.0.0.0", 12345
    with Servidor((HOST, PORT), TratadorDeBoasVindas) as server:
        print("Servidor rodando em", HOST, PORT)
        # CTRL-C para interromper
        server.serve_forever()
