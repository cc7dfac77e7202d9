print('Thank you for connecting')
