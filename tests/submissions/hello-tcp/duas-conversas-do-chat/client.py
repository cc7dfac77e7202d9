# Claro! Aqui está o código do cliente em Python:

import socket

def start_client(host='localhost', port=12345):
    # Cria o socket TCP
    client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)

    try:
        # Conecta ao servidor
        client_socket.connect((host, port))
        print(f"Conectado ao servidor {host}:{port}")

        # Recebe a mensagem completa
        chunks = []
        while True:
            chunk = client_socket.recv(1024)
            if not chunk:
                break
            chunks.append(chunk)

        print("Mensagem do servidor:", b''.join(chunks).decode('utf-8'))
    except ConnectionRefusedError:
        print("Não foi possível conectar. Verifique se o servidor está rodando.")
    finally:
        client_socket.close()
        print("Conexão fechada.")

# Exemplo de uso
start_client()
