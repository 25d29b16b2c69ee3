// PostgreSQL, asked by psql, pg_dump, node-postgres, Knex, Sequelize, psycopg, SQLAlchemy, Alembic and Django.
const ORDERS = `create table customers (id int primary key, email text unique not null);
create table orders (id serial primary key, customer_id int not null references customers, amount numeric check (amount > 0));
insert into customers values (1, 'ada@example.org'), (2, 'grace@example.org');
insert into orders (customer_id, amount) values (1, 10), (2, 20);\n`
const PG = `import pg from 'pg'\nconst client = new pg.Client(process.env.DATABASE_URL)\nawait client.connect()\n`
const PINO = `import pino from 'pino'\nconst log = pino({ base: { pid: 7, hostname: '3f9c2a1e' } })\n`
const ENGINE = `import os, sqlalchemy as sa\nengine = sa.create_engine(os.environ['DATABASE_URL'].replace('postgres://', 'postgresql://'))\n`
const LOCK = (sql) =>
  `url=$(grep ^DATABASE_URL= "$FILES"/env | cut -d= -f2-); (exec 4>&- 5>&- 6>&-; { echo "begin; ${sql}"; sleep 6; } | psql -q "$url") >/dev/null 2>&1 & sleep 0.6`

export const recipes = [
  {
    id: 'postgres-psql-refused',
    cause: 'connection-refused',
    command: 'psql "postgres://app@idle.apps.internal:5432/orders" -c "select 1"',
    for: ['Connection refused'],
  },
  {
    id: 'postgres-node-refused',
    cause: 'connection-refused',
    command: 'node migrate.mjs',
    modules: true,
    environment: { DATABASE_URL: 'postgres://app:x@idle.apps.internal:5432/orders' },
    files: { 'migrate.mjs': `console.log('migrate: 3 pending')\n${PG}` },
    for: ['connect ECONNREFUSED 10.0.47.16:5432'],
  },
  {
    id: 'postgres-sequelize-refused',
    cause: 'connection-refused',
    command: 'node jobs/reindex.js',
    modules: true,
    environment: { DATABASE_URL: 'postgres://app:x@idle.apps.internal:5432/orders' },
    files: {
      'jobs/reindex.js': `const { Sequelize } = require('sequelize')\nconst db = new Sequelize(process.env.DATABASE_URL, { logging: false })\nconsole.log('reindex: connecting')\ndb.authenticate().then(() => console.log('ok'))\n`,
    },
    for: ['SequelizeConnectionRefusedError'],
  },
  {
    id: 'postgres-sqlalchemy-refused',
    cause: 'connection-refused',
    command: 'python3 nightly.py',
    environment: { DATABASE_URL: 'postgresql://app:x@idle.apps.internal:5432/orders' },
    files: { 'nightly.py': `${ENGINE}engine.connect()\n` },
    for: [/^\(psycopg2|^sqlalchemy\.exc\.OperationalError: .*Connection refused/],
  },
  {
    id: 'postgres-wrong-password',
    cause: 'auth-refused',
    postgres: '',
    command: 'psql postgres://app:wrong@postgres.service.internal/postgres_wrong_password -c "vacuum"',
    for: ['FATAL:  password authentication failed for user "app"'],
  },
  {
    id: 'postgres-node-wrong-password',
    cause: 'auth-refused',
    postgres: '',
    modules: true,
    command: 'node migrate.mjs',
    environment: {
      DATABASE_URL: 'postgres://app:rotated@postgres.service.internal/postgres_node_wrong_password',
    },
    files: { 'migrate.mjs': `console.log('applying 2 migrations')\n${PG}` },
    for: ['password authentication failed for user "app"'],
  },
  {
    id: 'postgres-pg-hba',
    cause: 'auth-refused',
    postgres: '',
    command: 'pg_dump -Fc -f dump.pgc postgres://nossl:s3cret@postgres.service.internal/postgres_pg_hba',
    for: ['pg_hba.conf rejects connection'],
  },
  {
    id: 'postgres-no-database',
    cause: 'configuration',
    also: 'database-schema',
    postgres: '',
    command: 'psql postgres://app:s3cret@postgres.service.internal/ordres -f migrate.sql',
    for: ['FATAL:  database "ordres" does not exist'],
  },
  {
    id: 'postgres-grant',
    cause: 'permission',
    postgres: ORDERS,
    command:
      'psql -v ON_ERROR_STOP=1 postgres://reader:s3cret@postgres.service.internal/postgres_grant -c "delete from orders where id < 100"',
    for: ['ERROR:  permission denied for table orders'],
  },
  {
    id: 'postgres-read-only',
    cause: 'permission',
    postgres: `${ORDERS}alter database postgres_read_only set default_transaction_read_only = on;\n`,
    modules: true,
    command: 'node purge.mjs',
    files: {
      'purge.mjs': `${PINO}${PG}log.info('purging')\ntry {\n  await client.query('delete from orders')\n} catch (err) {\n  log.error({ err }, 'purge failed')\n  process.exitCode = 1\n} finally {\n  await client.end()\n  log.info('pool closed')\n}\n`,
    },
    for: ['cannot execute DELETE in a read-only transaction'],
  },
  {
    id: 'postgres-unique-psql',
    cause: 'constraint-violation',
    postgres: ORDERS,
    command: 'psql -v ON_ERROR_STOP=1 "$DATABASE_URL" -f import.sql',
    files: {
      'import.sql': `begin;\ninsert into customers values (3, 'edsger@example.org');\ninsert into customers values (4, 'ada@example.org');\ncommit;\n`,
    },
    for: ['duplicate key value violates unique constraint "customers_email_key"', 'DETAIL:  Key (email)'],
  },
  {
    id: 'postgres-unique-node-rollback',
    cause: 'constraint-violation',
    postgres: ORDERS,
    modules: true,
    command: 'npm run import',
    files: {
      'package.json':
        '{"name":"crm","version":"3.2.0","type":"module","scripts":{"import":"node import.mjs"}}',
      'import.mjs': `${PG}await client.query('begin')\nfor (let n = 10; n < 90; n += 1) { await client.query("insert into customers values ($1, $2)", [n, 'c' + n + '@example.org']); console.log('imported customer ' + n) }\ntry {\n  await client.query("insert into customers values (91, 'grace@example.org')")\n} catch (error) {\n  console.error('import failed: ' + error.message)\n  console.error(error.detail)\n  console.log('rolling back')\n  await client.query('rollback')\n  for (const table of ['customers', 'orders', 'invoices', 'mails', 'audit']) for (let n = 1; n < 6; n += 1) console.log('cleanup ' + table + ' chunk ' + n + ' ok')\n  await client.end()\n  process.exit(1)\n}\n`,
    },
    for: [
      'import failed: duplicate key value violates unique constraint',
      'Key (email)=(grace@example.org) already exists.',
    ],
  },
  {
    id: 'postgres-foreign-key-sqlalchemy',
    cause: 'constraint-violation',
    postgres: ORDERS,
    command: 'python3 load_orders.py',
    files: {
      'load_orders.py': `${ENGINE}with engine.begin() as c:\n    print('loading 2 orders')\n    c.execute(sa.text('insert into orders (customer_id, amount) values (1, 5)'))\n    c.execute(sa.text('insert into orders (customer_id, amount) values (77, 5)'))\n`,
    },
    for: [/^sqlalchemy\.exc\.IntegrityError: .*ForeignKeyViolation/],
  },
  {
    id: 'postgres-not-null',
    cause: 'constraint-violation',
    postgres: ORDERS,
    command: 'python3 sync.py',
    files: {
      'sync.py': `import os, psycopg2\nc = psycopg2.connect(os.environ['DATABASE_URL'])\nc.cursor().execute("insert into customers (id) values (9)")\n`,
    },
    for: ['psycopg2.errors.NotNullViolation: null value in column "email"'],
  },
  {
    id: 'postgres-check-knex',
    cause: 'constraint-violation',
    postgres: ORDERS,
    modules: true,
    command: 'node charge.js',
    files: {
      'charge.js': `const knex = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL })\nknex('orders').insert({ customer_id: 1, amount: -4 }).then(() => process.exit(0))\n`,
    },
    for: ['violates check constraint "orders_amount_check"'],
  },
  {
    id: 'postgres-column-missing',
    cause: 'database-schema',
    postgres: ORDERS,
    command: 'psql -v ON_ERROR_STOP=1 "$DATABASE_URL" -c "update orders set shipped_at = now()"',
    for: ['ERROR:  column "shipped_at" of relation "orders" does not exist'],
  },
  {
    id: 'postgres-table-missing-node',
    cause: 'database-schema',
    postgres: ORDERS,
    modules: true,
    command: 'node digest.mjs',
    files: {
      'digest.mjs': `console.log('digest: begin')\n${PG}await client.query('select * from subscriptions where active')\n`,
    },
    for: ['relation "subscriptions" does not exist'],
  },
  {
    id: 'postgres-table-exists',
    cause: 'database-schema',
    postgres: ORDERS,
    modules: true,
    command: 'npx knex migrate:latest',
    files: {
      'knexfile.js': `module.exports = { client: 'pg', connection: process.env.DATABASE_URL }\n`,
      'migrations/20261101_orders.js': `exports.up = (knex) => knex.schema.createTable('orders', (t) => { t.increments() })\nexports.down = () => {}\n`,
    },
    for: ['relation "orders" already exists', 'migration failed with error'],
  },
  {
    id: 'postgres-knex-corrupt',
    cause: 'database-schema',
    postgres: `create table knex_migrations (id serial, name text, batch int, migration_time timestamptz); insert into knex_migrations (name, batch) values ('20261015_prices.js', 1);\ncreate table knex_migrations_lock (index serial, is_locked int); insert into knex_migrations_lock (is_locked) values (0);\n`,
    modules: true,
    command: 'npx knex migrate:latest',
    files: {
      'knexfile.js': `module.exports = { client: 'pg', connection: process.env.DATABASE_URL }\n`,
      'migrations/20261101_orders.js': `exports.up = () => {}\nexports.down = () => {}\n`,
    },
    for: ['The migration directory is corrupt'],
  },
  {
    id: 'postgres-knex-lock',
    cause: 'lock-held',
    postgres: `create table knex_migrations (id serial, name text, batch int, migration_time timestamptz);\ncreate table knex_migrations_lock (index serial, is_locked int); insert into knex_migrations_lock (is_locked) values (1);\n`,
    modules: true,
    command: 'npx knex migrate:latest',
    files: {
      'knexfile.js': `module.exports = { client: 'pg', connection: process.env.DATABASE_URL }\n`,
      'migrations/20261101_orders.js': `exports.up = (knex) => knex.schema.createTable('a', () => {})\nexports.down = () => {}\n`,
    },
    for: ['MigrationLocked: Migration table is already locked'],
  },
  {
    id: 'postgres-lock-timeout',
    cause: 'lock-held',
    postgres: ORDERS,
    before: LOCK('lock table orders;'),
    command: 'psql -v ON_ERROR_STOP=1 "$DATABASE_URL" -f add-column.sql',
    files: {
      'add-column.sql':
        "set lock_timeout = '800ms';\nalter table orders add column shipped_at timestamptz;\n",
    },
    for: ['ERROR:  canceling statement due to lock timeout'],
  },
  {
    id: 'postgres-nowait-python',
    cause: 'lock-held',
    postgres: ORDERS,
    before: LOCK('select * from orders where id = 1 for update;'),
    command: 'python3 ship.py 1',
    files: {
      'ship.py': `import os, psycopg2\nprint('shipping order 1')\nc = psycopg2.connect(os.environ['DATABASE_URL'])\nc.cursor().execute('select * from orders where id = 1 for update nowait')\n`,
    },
    for: ['psycopg2.errors.LockNotAvailable: could not obtain lock on row'],
  },
  {
    id: 'postgres-deadlock',
    cause: 'lock-held',
    postgres: ORDERS,
    modules: true,
    command: 'node rebalance.mjs',
    files: {
      'rebalance.mjs': `import pg from 'pg'\nconst open = async () => { const c = new pg.Client(process.env.DATABASE_URL); await c.connect(); await c.query('begin'); return c }\nconst [a, b] = [await open(), await open()]\nawait a.query('update orders set amount = 1 where id = 1')\nawait b.query('update orders set amount = 1 where id = 2')\nconsole.log('rebalancing 2 orders')\nawait Promise.all([a.query('update orders set amount = 2 where id = 2'), b.query('update orders set amount = 2 where id = 1')])\n`,
    },
    for: ['error: deadlock detected'],
  },
  {
    id: 'postgres-serialization',
    cause: 'lock-held',
    postgres: ORDERS,
    command: 'python3 transfer.py',
    files: {
      'transfer.py': `import os, psycopg2\nopen_ = lambda: psycopg2.connect(os.environ['DATABASE_URL'], options='-c default_transaction_isolation=serializable')\na, b = open_(), open_()\nca, cb = a.cursor(), b.cursor()\nca.execute('select sum(amount) from orders'); cb.execute('select sum(amount) from orders')\nca.execute('update orders set amount = 11 where id = 1'); a.commit()\nprint('first transfer booked')\ncb.execute('update orders set amount = 12 where id = 1'); b.commit()\n`,
    },
    for: ['psycopg2.errors.SerializationFailure: could not serialize access'],
  },
  {
    id: 'postgres-statement-timeout',
    cause: 'timeout',
    postgres: ORDERS,
    command: 'psql -v ON_ERROR_STOP=1 "$DATABASE_URL" -f report.sql',
    files: {
      'report.sql':
        "\\echo building report\nset statement_timeout = '1s';\nselect count(*), pg_sleep(5) from orders;\n",
    },
    for: ['canceling statement due to statement timeout'],
  },
  {
    id: 'postgres-node-connection-timeout',
    cause: 'timeout',
    modules: true,
    command: 'node warm.mjs',
    files: {
      'warm.mjs': `import pg from 'pg'\nconst client = new pg.Client({ host: 'hole.apps.internal', user: 'app', connectionTimeoutMillis: 1200 })\nawait client.connect()\n`,
    },
    for: ['timeout expired'],
  },
  {
    id: 'postgres-too-many-clients',
    cause: 'database-connections-exhausted',
    smallPostgres: '',
    modules: true,
    command: 'node fanout.mjs',
    files: {
      'fanout.mjs': `import pg from 'pg'\nconsole.log('opening 12 connections')\nawait Promise.all(Array.from({ length: 12 }, async () => { const c = new pg.Client(process.env.DATABASE_URL); await c.connect(); await c.query('select pg_sleep(1)') }))\n`,
    },
    for: [/too many clients already|remaining connection slots are reserved/],
  },
  {
    id: 'postgres-role-limit',
    cause: 'database-connections-exhausted',
    postgres: 'reset role; alter database postgres_role_limit connection limit 2;',
    command: 'python3 parallel.py',
    files: {
      'parallel.py': `import os, psycopg2\nopen_ = [psycopg2.connect(os.environ['DATABASE_URL']) for worker in range(6)]\n`,
    },
    for: ['FATAL:  too many connections for database'],
  },
  {
    id: 'postgres-pool-empty',
    cause: 'database-connections-exhausted',
    postgres: ORDERS,
    command: 'python3 pooled.py',
    files: {
      'pooled.py': `import os, sqlalchemy as sa\nengine = sa.create_engine(os.environ['DATABASE_URL'].replace('postgres://', 'postgresql://'), pool_size=2, max_overflow=0, pool_timeout=1)\nheld = []\nfor n in range(5):\n    print('worker', n)\n    held.append(engine.connect())\n`,
    },
    for: ['QueuePool limit of size 2 overflow 0 reached'],
  },
  {
    id: 'postgres-terminated',
    cause: 'connection-lost',
    postgres: ORDERS,
    command: 'psql -v ON_ERROR_STOP=1 "$DATABASE_URL" -f vacuum.sql',
    files: { 'vacuum.sql': '\\echo begin\nselect pg_terminate_backend(pg_backend_pid());\nselect 1;\n' },
    for: ['terminating connection due to administrator command', 'connection to server was lost'],
  },
  {
    id: 'postgres-sql-syntax',
    cause: 'syntax-error',
    postgres: ORDERS,
    command: 'psql -v ON_ERROR_STOP=1 "$DATABASE_URL" -f fix.sql',
    files: {
      'fix.sql': 'begin;\nselect count(*) from orders;\nalter table orders add colum note text;\ncommit;\n',
    },
    for: ['ERROR:  syntax error at or near "text"'],
  },
  {
    id: 'postgres-german',
    cause: 'constraint-violation',
    postgres:
      "create table kunden (id int primary key); insert into kunden values (1);\nreset role; alter database postgres_german set lc_messages = 'de_DE.UTF-8';",
    environment: { LANG: 'de_DE.UTF-8' },
    command: 'psql -v ON_ERROR_STOP=1 "$DATABASE_URL" -c "insert into kunden values (1)"',
    for: [/FEHLER: {2}doppelter Schlüsselwert verletzt Unique-Constraint/],
  },
]
