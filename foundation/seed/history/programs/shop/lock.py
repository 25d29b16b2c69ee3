# Holds the database for a while, as another migration would.
import sqlite3
import time

db = sqlite3.connect('shop.db')
db.execute('BEGIN EXCLUSIVE')
time.sleep(6)
