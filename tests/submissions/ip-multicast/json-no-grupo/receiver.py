from grupo import Canal, ENDERECO

with Canal(ouvir=True) as canal:
    print("Ouvindo", *ENDERECO, flush=True)
    try:
        for quem, texto in canal:
            print(f"<{quem}> {texto}", flush=True)
    except KeyboardInterrupt:
        pass
