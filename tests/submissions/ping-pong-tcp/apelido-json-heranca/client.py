import os
from chat.no import No


class Cliente(No):
    def iniciar(self):
        print("conectando-se ao servidor")
        self.sock.connect((os.getenv("PP_HOST", "127.0.0.1"), self.PORTA))
        self.usar(self.sock)
        print("Conectado")
        while True:
            m = input("Digite mensagem: ")
            if m == "SAIR":
                self.enviar("", "fim")
                break
            self.enviar(m)
            print("Mensagem enviada")
            print("Esperando resposta")
            p = self.receber()
            if p is None or p["tipo"] == "fim":
                print("O servidor encerrou.")
                break
            print(f"Resposta recebida ({p['hora']}): {p['texto']}")
        print("Desconectando.")
        self.desligar()


nome = ""
while not nome:
    nome = input("Qual seu nome? ").strip()
Cliente(nome).iniciar()
