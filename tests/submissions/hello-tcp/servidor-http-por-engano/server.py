from http.server import BaseHTTPRequestHandler, HTTPServer

HOST = "localhost"
PORTA = 8080

class Hello(BaseHTTPRequestHandler):

    def do_GET(self):
        print("Got connection from", self.client_address)
        self.send_response(200)
        self.send_header("Content-type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write("Thank you for connecting".encode("utf-8"))

    def log_message(self, *args):
        pass

if __name__ == "__main__":
    webServer = HTTPServer((HOST, PORTA), Hello)
    print("Server started http://%s:%s" % (HOST, PORTA))
    try:
        webServer.serve_forever()
    except KeyboardInterrupt:
        pass
    webServer.server_close()
    print("Server stopped.")
