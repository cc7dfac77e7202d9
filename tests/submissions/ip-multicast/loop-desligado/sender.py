from multicast import Multicaster

m = Multicaster()
m.envia(input('Digite a mensagem: '))
print('Mensagem enviada para o grupo')
