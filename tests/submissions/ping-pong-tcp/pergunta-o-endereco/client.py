import socket
host = input("Digite o IP do servidor: ")
porta = int(input("Digite a porta: "))
s = socket.socket()
print("conectando-se ao servidor")
s.connect((host, porta))
print("Conectado")
while True:
    m = input("Digite mensagem: ")
    s.sendall(m.encode())
    if m == "SAIR":
        break
    print("Mensagem enviada")
    print("Esperando resposta")
    print("Resposta recebida:", s.recv(5000).decode())
print("Desconectando.")
s.close()
