from multicast import Multicaster

m = Multicaster()
m.entra()
print('No grupo, esperando...')
while True:
    print('Recebido:', m.recebe())
