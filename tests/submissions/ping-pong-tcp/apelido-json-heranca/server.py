import os
import socket
from chat.no import No


class Servidor(No):
    def iniciar(self):
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind((os.getenv("PP_HOST", "127.0.0.1"), self.PORTA))
        self.sock.listen(5)
        while True:
            print("Esperando conexão.")
            conn, _ = self.sock.accept()
            self.usar(conn)
            print("Conectado")
            try:
                self.conversar()
            except (ConnectionError, ValueError) as e:
                print("problema na conversa:", e)
            self.desligar()
            print("Conexão encerrada.")

    def conversar(self):
        while True:
            print("Esperando mensagem")
            p = self.receber()
            if p is None or p["tipo"] == "fim":
                return
            print(f"Mensagem recebida ({p['de']}, {p['hora']}): {p['texto']}")
            r = input("Digite resposta: ")
            if r == "SAIR":
                self.enviar("", "fim")
                return
            self.enviar(r)
            print("Resposta enviada.")


Servidor("servidor").iniciar()
