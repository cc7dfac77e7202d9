from .quadro import Quadros
from .base import Ponto

__all__ = ["Quadros", "Ponto"]
