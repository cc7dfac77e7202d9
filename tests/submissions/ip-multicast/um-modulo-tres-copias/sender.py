import grupo

if __name__ == "__main__":
    grupo.falar()
