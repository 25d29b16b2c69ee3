import sqlite3
import time

print('shop: 1 migration is pending')
time.sleep(0.3)
db = sqlite3.connect('shop.db', timeout=1.5)
print('shop: 20_price_history: begin')
db.execute('CREATE TABLE price_history (article TEXT, price TEXT, since TEXT)')
db.execute('CREATE INDEX price_history_article ON price_history (article)')
db.commit()
time.sleep(0.4)
print('shop: 20_price_history: committed')
print('shop: the schema is up to date')
