# Servidor de eco: devolve cada datagrama a quem o enviou.
#
# A FAZER:
#   1. Devolver os bytes como chegaram, sem decodificar.
#   2. Repetir; um datagrama vazio também é um datagrama.
#   3. Que tamanho pode ter um datagrama? O que não couber em recvfrom(n) se perde.
import socket

PORTA = 12345

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind((socket.gethostname(), PORTA))
dados, endereco = servidor.recvfrom(1024)
print("Recebi", len(dados), "bytes de", endereco, "e falta devolvê-los.")
servidor.close()
