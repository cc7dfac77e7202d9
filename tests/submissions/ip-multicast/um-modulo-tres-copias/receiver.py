import grupo

if __name__ == "__main__":
    try:
        grupo.ouvir()
    except KeyboardInterrupt:
        print()
