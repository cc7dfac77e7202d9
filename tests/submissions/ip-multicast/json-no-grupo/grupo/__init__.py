from .canal import Canal, ENDERECO
