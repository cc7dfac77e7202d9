```python
"""
Cliente TCP simples
-------------------
Conecta-se ao servidor e exibe a mensagem de boas-vindas.
"""
import socket

HOST = "127.0.0.1"
PORT = 5000


def main() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as client_socket:
        client_socket.connect((HOST, PORT))
        data = client_socket.recv(1024)
        print(f"Mensagem do servidor: {data.decode('utf-8')}")


if __name__ == "__main__":
    main()
```

Pronto! Agora basta executar `python servidor.py` em um terminal e `python cliente.py` em outro. Quer que eu explique cada parte do código?
