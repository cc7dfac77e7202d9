"""
Servidor UDP Ping-Pong utilizando o módulo socketserver 🏓

Por que socketserver?
- Abstrai a criação do socket
- Cada datagrama vira uma chamada ao método handle()
"""
import socketserver


class PingPongHandler(socketserver.BaseRequestHandler):

    def handle(self):
        data, sock = self.request           # em UDP, request = (dados, socket)
        mensagem = data.decode("utf-8", errors="replace").strip()
        origem = f"{self.client_address[0]}:{self.client_address[1]}"

        if mensagem.upper() == "SAIR":
            print(f"👋 {origem} saiu. Conexão encerrada.")
            print("⏳ Esperando mensagem...")
            return

        print(f"📩 Mensagem recebida ({origem}): {mensagem}")
        resposta = input("✏️  Digite resposta: ")
        sock.sendto(resposta.encode("utf-8"), self.client_address)
        print("✅ Resposta enviada.")
        print("⏳ Esperando mensagem...")


if __name__ == "__main__":
    HOST, PORT = "localhost", 9999
    with socketserver.UDPServer((HOST, PORT), PingPongHandler) as server:
        print(f"🚀 Servidor UDP em {HOST}:{PORT}")
        print("⏳ Esperando mensagem...")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\n🛑 Encerrado.")
