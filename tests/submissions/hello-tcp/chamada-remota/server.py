from xmlrpc.server import SimpleXMLRPCServer

def saudacao():
    print("Got connection from um cliente")
    return "Thank you for connecting"

servidor = SimpleXMLRPCServer(("localhost", 12345), logRequests=False)
servidor.register_function(saudacao)
print("Servidor XML-RPC na porta 12345")
servidor.serve_forever()
