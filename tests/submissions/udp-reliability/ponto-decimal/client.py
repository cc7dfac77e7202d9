import socket

QTD = 10.000   # numero de mensagens

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
# o range reclamava que precisava de inteiro
for i in range(int(QTD)):
    s.sendto(("mensagem " + str(i)).encode(), ("localhost", 12345))
s.close()
print("Todas as mensagens foram enviadas")
