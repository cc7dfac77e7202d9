import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.connect(("127.0.0.1", 60001))
s.settimeout(120)

while True:
    m = input("✍️  Digite mensagem: ")
    try:
        s.send(m.encode("utf-8"))
        if m.upper() == "SAIR":
            print("👋 Desconectando.")
            break
        print("📤 Mensagem enviada, esperando resposta")
        print("📥 Resposta recebida:", s.recv(65535).decode("utf-8"))
    except ConnectionRefusedError:
        print("⚠️  o servidor não está no ar")
    except socket.timeout:
        print("⚠️  ninguém respondeu em 2 minutos, tente de novo")
s.close()
