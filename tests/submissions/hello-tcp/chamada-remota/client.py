from xmlrpc.client import ServerProxy

remoto = ServerProxy("http://localhost:12345/")
print(remoto.saudacao())
