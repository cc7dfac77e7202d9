import socket

print("🔌 conectando-se ao servidor")
with socket.create_connection(("localhost", 12345)) as s:
    print("🤝 Conectado")
    while (msg := input("Digite mensagem: ")) != "SAIR":
        if not msg:
            continue
        s.sendall(msg.encode())
        print("✅ Mensagem enviada")
        print("⏳ Esperando resposta")
        resposta = s.recv(2048).decode()
        if not resposta:
            print("servidor fechou")
            break
        print(f"📩 Resposta recebida: {resposta}")
    else:
        s.sendall(msg.encode())
    print("👋 Desconectando.")
