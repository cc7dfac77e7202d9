import socket
from tela import status, dele, minha

PORTA = 5000

srv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
srv.bind(("0.0.0.0", PORTA))
srv.listen()

while True:
    status("Esperando conexão.")
    con, addr = srv.accept()
    status("Conectado")
    try:
        while True:
            status("Esperando mensagem")
            dados = con.recv(65535)
            texto = dados.decode("utf-8", "replace")
            if not dados or texto.strip().upper() == "SAIR":
                break
            dele(texto)
            resp = ""
            while not resp.strip():
                resp = input("Digite resposta: ")
            con.sendall(resp.encode())
            minha(resp)
            if resp.strip().upper() == "SAIR":
                break
    except ConnectionResetError:
        status("O outro lado caiu")
    con.close()
    status("Conexão encerrada.")
