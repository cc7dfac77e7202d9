import socket

VEZ = "#SUA-VEZ"

servidor = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
servidor.bind(("", 12345))
servidor.listen(1)

while True:
    print("Esperando conexão.")
    conexao, endereco = servidor.accept()
    print("Conectado")
    entrada = conexao.makefile("r", encoding="utf-8")
    saida = conexao.makefile("w", encoding="utf-8")
    try:
        while True:
            print(VEZ, file=saida, flush=True)
            print("Esperando mensagem")
            mensagem = entrada.readline()
            if mensagem in ("", "SAIR\n"):
                break
            print("Mensagem recebida:", mensagem.rstrip("\n"))
            resposta = input("Digite resposta: ")
            print(resposta, file=saida, flush=True)
            print("Resposta enviada.")
    except OSError as erro:
        print("A conexão caiu:", erro)
    for fechar in (entrada, saida, conexao):
        try:
            fechar.close()
        except OSError:
            pass
    print("Conexão encerrada.")
