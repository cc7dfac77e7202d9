import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor = ("localhost", 12345)
sock.settimeout(30)

while True:
    try:
        mensagem = input("Digite mensagem: ")
        sock.sendto(mensagem.encode(), servidor)
        if mensagem == "SAIR":
            print("Desconectando.")
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        data, addr = sock.recvfrom(4096)
        print("Resposta recebida:", data.decode())
    except socket.timeout:
        print("Servidor nao respondeu")
    except Exception as e:
        print("Ocorreu um erro inesperado:", e)
        break

sock.close()
