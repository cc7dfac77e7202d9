from datetime import datetime


class Mensagem(object):
    """public class Mensagem implements Serializable"""

    def __init__(self, autor, texto):
        self._autor = autor
        self._texto = texto
        self._quando = datetime.now()

    def getAutor(self):
        return self._autor

    def getTexto(self):
        return self._texto

    def isSair(self):
        return self._texto.strip().upper().__eq__("SAIR")

    def toString(self):
        return "[" + self._quando.strftime("%H:%M") + "] " + self._autor + ": " + self._texto
