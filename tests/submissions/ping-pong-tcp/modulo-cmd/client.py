import cmd
import socket


class Cliente(cmd.Cmd):
    prompt = "Digite mensagem: "
    use_rawinput = True

    def preloop(self):
        print("conectando-se ao servidor")
        self.s = socket.create_connection((socket.gethostname(), 12345))
        self.f = self.s.makefile("rw", encoding="utf-8", newline="\n")
        print("Conectado")

    def envia(self, texto):
        self.f.write(texto + "\n")
        self.f.flush()

    def do_SAIR(self, _):
        self.envia("SAIR")
        print("Desconectando.")
        self.s.close()
        return True

    def default(self, linha):
        self.envia(linha)
        print("Mensagem enviada")
        print("Esperando resposta")
        print("Resposta recebida:", self.f.readline().rstrip("\n"))


Cliente().cmdloop()
