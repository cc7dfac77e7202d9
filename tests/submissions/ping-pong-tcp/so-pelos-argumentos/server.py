import socket
import sys

PORT = 5000


def main():
    srv = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    srv.bind(('0.0.0.0', PORT))
    srv.listen(1)
    while True:
        print('Esperando conexao.')
        con, end = srv.accept()
        print('Conectado', end)
        arq = con.makefile('rw', encoding='utf-8', newline='\n')
        print('Esperando mensagem')
        for linha in arq:
            linha = linha.rstrip('\r\n')
            if linha == 'SAIR':
                break
            print('Mensagem recebida:', linha)
            print('Digite resposta: ', end='', flush=True)
            resp = sys.stdin.readline().rstrip('\n')
            arq.write(resp + '\n')
            arq.flush()
            if resp == 'SAIR':
                break
            print('Resposta enviada.')
            print('Esperando mensagem')
        arq.close()
        con.close()
        print('Conexao encerrada.')


main()
