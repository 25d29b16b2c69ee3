# Makes the database and the file that ledger.py works with; the argument says what is wrong with them.
import random
import sqlite3
import sys

wrong = sys.argv[1] if len(sys.argv) > 1 else ''
db = sqlite3.connect('ledger.db')
db.execute('CREATE TABLE entries (number TEXT PRIMARY KEY, amount TEXT NOT NULL)')
db.execute('CREATE TABLE corrections (amount TEXT NOT NULL)')
if wrong == 'column':
    db.execute("ALTER TABLE entries ADD COLUMN currency TEXT NOT NULL DEFAULT 'EUR'")
if wrong == 'correction':
    db.execute("INSERT INTO corrections VALUES ('100.00')")
first = random.randint(70000, 79000)
if wrong == 'posted':
    db.execute('INSERT INTO entries VALUES (?, ?)', (f'ST-{first + 44}', '12.00'))
db.commit()
with open('statements.csv', 'w') as file:
    file.write('number;amount\n')
    for number in range(80):
        amount = f'{random.randint(100, 99999) / 100:.2f}'
        if wrong == 'comma' and number == 52:
            amount = amount.replace('.', ',')
        file.write(f'ST-{first + number};{amount}\n')
