import socket

VEZ = "#SUA-VEZ"

conexao = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
print("conectando-se ao servidor")
conexao.connect((socket.gethostname(), 12345))
print("Conectado")
canal = conexao.makefile("rw", encoding="utf-8")

while canal.readline().strip() == VEZ:
    mensagem = input("Digite mensagem: ")
    canal.write(mensagem + "\n")
    canal.flush()
    if mensagem == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", canal.readline().rstrip("\n"))

print("Desconectando.")
canal.close()
conexao.close()
