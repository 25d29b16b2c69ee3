import { describe, expect, it } from 'vitest'
import { judgeText } from '../testing/judge-text'

/** Wordings as the programs print them, each with the cause that it tells. */
const WORDINGS: readonly [cause: string, text: string, status?: number][] = [
  [
    'lock-held',
    'ERROR:  deadlock detected\nDETAIL:  Process 123 waits for ShareLock on transaction 456; blocked by process 789.\nHINT:  See server log for query details.',
    3,
  ],
  ['lock-held', 'ERROR 1205 (HY000) at line 3: Lock wait timeout exceeded; try restarting transaction'],
  [
    'lock-held',
    "pymysql.err.OperationalError: (1213, 'Deadlock found when trying to get lock; try restarting transaction')",
  ],
  ['lock-held', 'django.db.utils.OperationalError: database is locked'],
  ['lock-held', 'ERROR:  canceling statement due to lock timeout', 3],
  ['lock-held', 'psycopg2.errors.SerializationFailure: could not serialize access due to concurrent update'],
  [
    'lock-held',
    'ActiveRecord::ConcurrentMigrationError: Cannot run migrations because another migration process is currently running.',
  ],
  [
    'lock-held',
    'liquibase.exception.LockException: Could not acquire change log lock.  Currently locked by 10.0.0.3 (10.0.0.3) since 11/23/26, 8:00 PM',
  ],
  [
    'lock-held',
    "Migration table is already locked\nIf you are sure migrations are not running you can release the lock manually by running 'knex migrate:unlock'",
  ],
  [
    'lock-held',
    "fatal: Unable to create '/home/vcap/app/.git/index.lock': File exists.\n\nAnother git process seems to be running in this repository",
    128,
  ],
  [
    'lock-held',
    'Error: Error acquiring the state lock\n\nError message: ConditionalCheckFailedException: The conditional request failed',
  ],
  [
    'lock-held',
    'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (apt-get)',
    100,
  ],
  [
    'lock-held',
    'Error: P1002\n\nThe database server at `db:5432` was reached but timed out.\n\nContext: Timed out trying to acquire a postgres advisory lock (SELECT pg_advisory_lock(72707369)). Timeout: 10000ms.',
  ],
  ['lock-held', 'nightly: another instance is running (pid 4711), not starting'],
  ['lock-held', 'ORA-00054: resource busy and acquire with NOWAIT specified or timeout expired'],
  [
    'database-connections-exhausted',
    'psql: error: connection to server at "db" (10.0.0.5), port 5432 failed: FATAL:  sorry, too many clients already',
    2,
  ],
  [
    'database-connections-exhausted',
    'FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute',
  ],
  ['database-connections-exhausted', 'ERROR 1040 (HY000): Too many connections'],
  [
    'database-connections-exhausted',
    "User 'shop' has exceeded the 'max_user_connections' resource (current value: 10)",
  ],
  [
    'database-connections-exhausted',
    'sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00 (Background on this error at: https://sqlalche.me/e/20/3o7r)',
  ],
  [
    'database-connections-exhausted',
    'KnexTimeoutError: Knex: Timeout acquiring a connection. The pool is probably full. Are you missing a .transacting(trx) call?\n    at Client_PG.acquireConnection (/app/node_modules/knex/lib/client.js:332:26)',
  ],
  [
    'database-connections-exhausted',
    'java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms.\n\tat com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)',
  ],
  [
    'database-connections-exhausted',
    'ActiveRecord::ConnectionTimeoutError: could not obtain a connection from the pool within 5.000 seconds (waited 5.001 seconds); all pooled connections were in use',
  ],
  [
    'database-connections-exhausted',
    'Error: P2024: Timed out fetching a new connection from the connection pool. (Current connection pool timeout: 10, connection limit: 5)',
  ],
  [
    'database-connections-exhausted',
    '** (DBConnection.ConnectionError) connection not available and request was dropped from queue after 2000ms. You can configure how long requests wait in the queue using :queue_target and :queue_interval.',
  ],
  ['database-connections-exhausted', '(error) ERR max number of clients reached'],
  [
    'constraint-violation',
    'ERROR:  duplicate key value violates unique constraint "orders_pkey"\nDETAIL:  Key (id)=(7) already exists.',
    3,
  ],
  [
    'constraint-violation',
    'ERROR:  insert or update on table "lines" violates foreign key constraint "lines_order_fkey"',
    3,
  ],
  ['constraint-violation', 'null value in column "email" of relation "users" violates not-null constraint'],
  ['constraint-violation', 'sqlite3.IntegrityError: NOT NULL constraint failed: orders.customer'],
  ['constraint-violation', "ERROR 1062 (23000) at line 8: Duplicate entry '42' for key 'orders.PRIMARY'"],
  [
    'constraint-violation',
    'ERROR 1452 (23000): Cannot add or update a child row: a foreign key constraint fails (`shop`.`lines`, CONSTRAINT `fk`)',
  ],
  [
    'constraint-violation',
    'MongoServerError: E11000 duplicate key error collection: shop.users index: email_1 dup key: { email: "a@b.c" }',
  ],
  ['constraint-violation', 'ORA-00001: unique constraint (SHOP.PK_ORDERS) violated'],
  [
    'constraint-violation',
    "Violation of PRIMARY KEY constraint 'PK_Orders'. Cannot insert duplicate key in object 'dbo.Orders'.",
  ],
  [
    'constraint-violation',
    'PrismaClientKnownRequestError: \nInvalid `prisma.user.create()` invocation:\n\nUnique constraint failed on the fields: (`email`)',
  ],
  ['constraint-violation', 'ActiveRecord::RecordInvalid: Validation failed: Email has already been taken'],
  [
    'constraint-violation',
    "SQLSTATE[23000]: Integrity constraint violation: 1048 Column 'total' cannot be null",
  ],
  ['permission', 'ERROR:  permission denied for table payments', 3],
  [
    'permission',
    "ERROR 1142 (42000): SELECT command denied to user 'report'@'10.0.0.4' for table 'payments'",
  ],
  ['permission', 'ERROR:  must be owner of table orders', 3],
  ['permission', 'ERROR:  cannot execute INSERT in a read-only transaction', 3],
  ['permission', 'ORA-01031: insufficient privileges'],
  ['permission', 'sqlite3.OperationalError: attempt to write a readonly database'],
  ['permission', "ERROR 1044 (42000): Access denied for user 'shop'@'%' to database 'billing'"],
  [
    'database-schema',
    'ERROR:  relation "orders" does not exist\nLINE 1: select * from orders\n                      ^',
    3,
  ],
  ['database-schema', 'ERROR:  column "currency" of relation "entries" already exists', 3],
  ['database-schema', "ERROR 1146 (42S02): Table 'shop.orders' doesn't exist"],
  ['database-schema', "ERROR 1054 (42S22): Unknown column 'currency' in 'field list'"],
  ['database-schema', "ERROR 1049 (42000): Unknown database 'shop'"],
  [
    'database-schema',
    'psql: error: connection to server at "db", port 5432 failed: FATAL:  database "shop" does not exist',
    2,
  ],
  ['database-schema', 'sqlite3.OperationalError: no such column: total'],
  ['database-schema', 'ORA-00942: table or view does not exist'],
  ['database-schema', "Invalid object name 'dbo.Orders'."],
  [
    'database-schema',
    'rails aborted!\nActiveRecord::PendingMigrationError: \n\nMigrations are pending. To resolve this issue, run:\n\n        bin/rails db:migrate',
  ],
  [
    'database-schema',
    "CommandError: Conflicting migrations detected; multiple leaf nodes in the migration graph: (0003_a, 0003_b in shop).\nTo fix them run 'python manage.py makemigrations --merge'",
  ],
  ['database-schema', "alembic.util.exc.CommandError: Can't locate revision identified by 'ae1027a6acf'"],
  [
    'database-schema',
    "FAILED: Multiple head revisions are present for given argument 'head'; please specify a specific target revision",
    255,
  ],
  [
    'database-schema',
    'ERROR: Validate failed: Migrations have failed validation\nMigration checksum mismatch for migration version 3\n-> Applied to database : 123\n-> Resolved locally    : 456',
  ],
  ['database-schema', 'error: Dirty database version 12. Fix and force version.'],
  [
    'database-schema',
    'Error: P3009\n\nmigrate found failed migrations in the target database, new migrations will not be applied.',
  ],
  [
    'database-schema',
    'Error: The migration directory is corrupt, the following files are missing: 20260101_a.js',
  ],
  [
    'database-schema',
    'sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedTable) relation "users" does not exist\nLINE 1: SELECT * FROM users\n                      ^\n\n[SQL: SELECT * FROM users]\n(Background on this error at: https://sqlalche.me/e/20/f405)',
  ],
  ['database-schema', 'PG::DuplicateTable: ERROR:  relation "orders" already exists'],
  [
    'database-schema',
    'org.hibernate.tool.schema.spi.SchemaManagementException: Schema-validation: missing table [orders]',
  ],
  [
    'database-schema',
    '** (Postgrex.Error) ERROR 42P01 (undefined_table) relation "users" does not exist\n\n    query: SELECT * FROM users',
  ],
  [
    'syntax-error',
    'ERROR:  syntax error at or near "FORM"\nLINE 1: select * form orders\n                 ^',
    3,
  ],
  [
    'syntax-error',
    "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'form orders' at line 1",
  ],
  ['timeout', 'ERROR:  canceling statement due to statement timeout', 3],
  [
    'timeout',
    'ERROR 3024 (HY000): Query execution was interrupted, maximum statement execution time exceeded',
  ],
  ['timeout', 'MongoServerError: operation exceeded time limit'],
  [
    'remote-error',
    'ERROR:  could not extend file "base/16384/16412": No space left on device\nHINT:  Check free disk space.',
    3,
  ],
  ['remote-error', "(error) OOM command not allowed when used memory > 'maxmemory'."],
  [
    'remote-error',
    'psql: error: connection to server at "db", port 5432 failed: FATAL:  the database system is starting up',
    2,
  ],
  ['remote-error', '(error) LOADING Redis is loading the dataset in memory'],
  [
    'remote-error',
    "elasticsearch.exceptions.TransportError: TransportError(429, 'circuit_breaking_exception', '[parent] Data too large')",
  ],
  [
    'bad-input-data',
    'ERROR:  invalid input syntax for type integer: "abc"\nCONTEXT:  COPY orders, line 3, column amount: "abc"',
    3,
  ],
  [
    'bad-input-data',
    'ERROR:  extra data after last expected column\nCONTEXT:  COPY orders, line 2: "a,b,c"',
    3,
  ],
  ['bad-input-data', 'ERROR:  invalid byte sequence for encoding "UTF8": 0xe9', 3],
  ['bad-input-data', 'ERROR:  value too long for type character varying(20)', 3],
  ['bad-input-data', "ERROR 1366 (HY000): Incorrect integer value: 'x' for column 'amount' at row 1"],
  ['bad-input-data', 'pg_restore: error: input file does not appear to be a valid archive'],
  ['configuration', 'sqlalchemy.exc.ArgumentError: Could not parse SQLAlchemy URL from given URL string'],
  ['configuration', 'psql: error: missing "=" after "postgres:/db" in connection info string', 2],
  [
    'configuration',
    'django.core.exceptions.ImproperlyConfigured: settings.DATABASES is improperly configured. Please supply the ENGINE value.',
  ],
  [
    'configuration',
    'error: Environment variable not found: DATABASE_URL.\n  -->  schema.prisma:10\n   | \n 9 |   provider = "postgresql"\n10 |   url      = env("DATABASE_URL")\n   | \n\nValidation Error Count: 1',
  ],
]

describe('rules of databases', () => {
  it.each(WORDINGS)('%s: %s', (cause, text, status) => {
    const verdict = judgeText(text, status)
    expect([verdict.cause, verdict.evidence.some(({ kind }) => kind === 'line')]).toEqual([cause, true])
  })
})
