import { describe, expect, it } from 'vitest'
import { judgeText } from '../testing/judge-text'

/** What frameworks and tools print that the recorder does not have, as they print it. Lines with `> ` in front are stdout; what may be said as well stands behind a bar. */
const ROWS: readonly [causes: string, status: number, command: string, text: string][] = [
  [
    'constraint-violation|bad-input-data',
    1,
    'bin/rails runner Import.run',
    "> Importing 400 customers\n/home/vcap/app/vendor/bundle/ruby/3.2.0/gems/activerecord-7.1.3/lib/active_record/validations.rb:84:in `raise_validation_error': Validation failed: Email has already been taken (ActiveRecord::RecordInvalid)\n\tfrom /home/vcap/app/app/models/import.rb:12:in `block in run'",
  ],
  [
    'configuration',
    1,
    'bin/rails db:migrate',
    "bin/rails aborted!\nArgumentError: Missing `secret_key_base` for 'production' environment, set this string with `bin/rails credentials:edit`\n/home/vcap/app/config/environment.rb:5:in `<main>'\nTasks: TOP => db:migrate => db:load_config => environment\n(See full trace by running task with --trace)",
  ],
  [
    'connection-refused',
    1,
    'bin/rails db:migrate',
    'bin/rails aborted!\nActiveRecord::ConnectionNotEstablished: connection to server at "10.0.8.4", port 5432 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n/home/vcap/app/vendor/bundle/ruby/3.2.0/gems/activerecord-7.1.3/lib/active_record/connection_adapters/postgresql_adapter.rb:87:in `rescue in new_client\'\nCaused by:\nPG::ConnectionBad: connection to server at "10.0.8.4", port 5432 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\nTasks: TOP => db:migrate',
  ],
  [
    'database-schema',
    1,
    'flyway migrate',
    '> Flyway Community Edition 9.22.3 by Redgate\n> Database: jdbc:postgresql://db:5432/app (PostgreSQL 15.4)\nERROR: Validate failed: Migrations have failed validation\nMigration checksum mismatch for migration version 12\n-> Applied to database : 1823723891\n-> Resolved locally    : -99182311\nEither revert the changes to the migration, or run repair to update the schema history.\nNeed more flexibility with validation rules? Learn more: https://rd.gt/3AbJUZE',
  ],
  [
    'database-schema',
    1,
    'npx prisma migrate deploy',
    '> Prisma schema loaded from prisma/schema.prisma\n> Datasource "db": PostgreSQL database "app", schema "public" at "pg.internal:5432"\n> 41 migrations found in prisma/migrations\nError: P3009\nmigrate found failed migrations in the target database, new migrations will not be applied. Read more about how to resolve migration issues in a production database: https://pris.ly/d/migrate-resolve\nThe `20261101_orders` migration started at 2026-11-01 09:11:02.223 UTC failed',
  ],
  [
    'connection-refused|timeout',
    1,
    'npx prisma migrate deploy',
    '> Prisma schema loaded from prisma/schema.prisma\n> Datasource "db": PostgreSQL database "app", schema "public" at "pg.internal:5432"\nError: P1001: Can\'t reach database server at `pg.internal:5432`\nPlease make sure your database server is running at `pg.internal:5432`.',
  ],
  [
    'configuration',
    1,
    'php artisan invoices:send',
    '   Illuminate\\Encryption\\MissingAppKeyException \n  No application encryption key has been specified.\n  at vendor/laravel/framework/src/Illuminate/Encryption/EncryptionServiceProvider.php:79\n     75▕      */',
  ],
  [
    'usage-error',
    1,
    'php artisan invoice:send',
    '   ERROR  Command "invoice:send" is not defined. Did you mean one of these?  \n  ⇂ invoices:send  \n  ⇂ invoices:void  ',
  ],
  [
    'connection-refused',
    1,
    'php bin/console doctrine:migrations:migrate -n',
    'In ExceptionConverter.php line 87:\n  An exception occurred in the driver: SQLSTATE[HY000] [2002] Connection refused  \nIn Exception.php line 28:\n  SQLSTATE[HY000] [2002] Connection refused  \nIn Driver.php line 34:\n  SQLSTATE[HY000] [2002] Connection refused  \ndoctrine:migrations:migrate [--write-sql [WRITE-SQL]] [--dry-run] [--] [<version>]',
  ],
  [
    'usage-error',
    1,
    'php bin/console app:import',
    '  Not enough arguments (missing: "file").  \napp:import [--dry-run] [--] <file>',
  ],
  [
    'configuration',
    1,
    'python manage.py clearsessions',
    'Traceback (most recent call last):\n  File "/home/vcap/app/manage.py", line 22, in <module>\n    main()\n  File "/home/vcap/deps/0/python/lib/python3.11/site-packages/django/conf/__init__.py", line 102, in __getattr__\n    self._setup(name)\ndjango.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.',
  ],
  [
    'database-schema',
    255,
    'flask db upgrade',
    "> INFO  [alembic.runtime.migration] Context impl PostgresqlImpl.\n> INFO  [alembic.runtime.migration] Will assume transactional DDL.\nERROR [flask_migrate] Error: Can't locate revision identified by '4f2c91ab03d1'",
  ],
  [
    'check-failed',
    1,
    'dbt test',
    '> 03:20:01  Running with dbt=1.7.4\n> 03:20:03  1 of 12 PASS not_null_orders_id .......................... [PASS in 0.11s]\n> 03:20:03  2 of 12 FAIL 17 unique_orders_id ......................... [FAIL 17 in 0.10s]\n> 03:20:04  Completed with 1 error and 0 warnings:\n> 03:20:04  Failure in test unique_orders_id (models/schema.yml)\n> 03:20:04    Got 17 results, configured to fail if != 0\n> 03:20:04  Done. PASS=11 WARN=0 ERROR=1 SKIP=0 TOTAL=12',
  ],
  [
    'configuration',
    1,
    'python -m etl.load',
    'Traceback (most recent call last):\n  File "<frozen runpy>", line 198, in _run_module_as_main\n  File "/home/vcap/app/etl/load.py", line 9, in <module>\n    BUCKET = os.environ["S3_BUCKET"]\n             ~~~~~~~~~~^^^^^^^^^^^^^\n  File "<frozen os>", line 679, in __getitem__\nKeyError: \'S3_BUCKET\'',
  ],
  [
    'bad-input-data',
    1,
    'python -m etl.load',
    '> 2026-11-20 02:00:01,022 etl INFO reading part-0001.csv\n> 2026-11-20 02:00:03,555 etl INFO reading part-0002.csv\nTraceback (most recent call last):\n  File "/home/vcap/app/etl/load.py", line 31, in <module>\n    df["amount"] = df["amount"].astype(float)\n  File "/home/vcap/deps/0/python/lib/python3.11/site-packages/pandas/core/dtypes/astype.py", line 133, in _astype_nansafe\n    return arr.astype(dtype, copy=True)\nValueError: could not convert string to float: \'1.204,50\'',
  ],
  [
    'remote-error|missing-file',
    254,
    'aws s3 cp dump.sql.gz s3://backups-prod/',
    'upload failed: ./dump.sql.gz to s3://backups-prod/dump.sql.gz An error occurred (NoSuchBucket) when calling the PutObject operation: The specified bucket does not exist',
  ],
  [
    'auth-refused',
    254,
    'aws s3 ls s3://exports',
    'An error occurred (ExpiredToken) when calling the ListObjectsV2 operation: The provided token has expired.',
  ],
  ['configuration', 253, 'aws s3 sync out s3://exports', 'fatal error: Unable to locate credentials'],
  [
    'auth-refused|permission',
    1,
    'gsutil cp out.csv gs://exports-prod/',
    '> Copying file://out.csv [Content-Type=text/csv]...\nAccessDeniedException: 403 batch@proj.iam.gserviceaccount.com does not have storage.objects.create access to the Google Cloud Storage object.',
  ],
  [
    'auth-refused',
    1,
    'azcopy copy out "$SAS" --recursive',
    '> INFO: Scanning...\nfailed to perform copy command due to error: cannot start job due to error: cannot list files due to reason -> github.com/Azure/azure-storage-blob-go/azblob.newStorageError\n===== RESPONSE ERROR (ServiceCode=AuthenticationFailed) =====\nDescription=Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.\nRequestId:1b3f5a31-601e-0052-1a6e-0f3b0c000000\nTime:2026-11-21T02:00:10.1Z, Details: \n   Code: AuthenticationFailed\n   GET https://exports.blob.core.windows.net/out?se=2026-10-01',
  ],
  [
    'auth-refused',
    1,
    'java -jar replay.jar',
    '> 02:10:00.120 [main] INFO  o.a.k.clients.consumer.ConsumerConfig - ConsumerConfig values: \n02:10:01.301 [main] ERROR o.a.kafka.clients.NetworkClient - [Consumer clientId=c-1, groupId=replay] Connection to node -1 (kafka/10.0.1.2:9093) failed authentication due to: Authentication failed: Invalid username or password\nException in thread "main" org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed: Invalid username or password',
  ],
  [
    'auth-refused',
    1,
    'python drain.py',
    "> INFO:pika.adapters.utils.connection_workflow:Pika version 1.3.2 connecting to ('10.0.9.3', 5672)\nERROR:pika.connection:Connection closed while authenticating indicating a probable authentication error\nTraceback (most recent call last):\n  File \"/home/vcap/app/drain.py\", line 7, in <module>\n    connection = pika.BlockingConnection(parameters)\npika.exceptions.ProbableAuthenticationError: ConnectionClosedByBroker: (403) 'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.'",
  ],
  [
    'constraint-violation',
    1,
    'node seed.js',
    'MongoServerError: E11000 duplicate key error collection: shop.users index: email_1 dup key: { email: "a@b.example" }\n    at InsertOneOperation.execute (/home/vcap/app/node_modules/mongodb/lib/operations/insert.js:51:19)\n    at async main (/home/vcap/app/seed.js:9:3) {\n  errorResponse: {\n    index: 0,\n    code: 11000,\n  },\n}',
  ],
  [
    'auth-refused',
    1,
    'mongorestore --uri "$MONGO" dump',
    '2026-11-20T02:00:00.101+0000\tWARNING: On some systems, a password provided directly in a connection string or using --uri may be visible to system status programs\n2026-11-20T02:00:01.112+0000\terror connecting to host: could not connect to server: connection() error occurred during connection handshake: auth error: sasl conversation error: unable to authenticate using mechanism "SCRAM-SHA-256": (AuthenticationFailed) Authentication failed.',
  ],
  [
    'connection-refused',
    1,
    'mongosh "$MONGO" fix.js',
    'Current Mongosh Log ID:\t655b7a\nConnecting to:\t\tmongodb://<credentials>@mongo.internal:27017/\nMongoNetworkError: connect ECONNREFUSED 10.0.4.4:27017',
  ],
  [
    'remote-error',
    1,
    'python reindex.py',
    '> 2026-11-20 02:00:00 INFO elastic_transport.transport POST http://es:9200/_reindex [status:429 duration:0.020s]\nTraceback (most recent call last):\n  File "/home/vcap/app/reindex.py", line 8, in <module>\n    es.reindex(source={"index": "a"}, dest={"index": "b"})\nelasticsearch.ApiError: ApiError(429, \'circuit_breaking_exception\', \'[parent] Data too large, data for [<http_request>] would be [1020/1gb], which is larger than the limit of [986061209/940.3mb]\')',
  ],
  [
    'connection-refused',
    1,
    'python purge.py',
    'Traceback (most recent call last):\n  File "/home/vcap/app/purge.py", line 5, in <module>\n    session = cluster.connect("events")\n  File "cassandra/cluster.py", line 1735, in cassandra.cluster.Cluster.connect\ncassandra.cluster.NoHostAvailable: (\'Unable to connect to any servers\', {\'10.0.7.1:9042\': ConnectionRefusedError(111, "Tried connecting to [(\'10.0.7.1\', 9042)]. Last error: Connection refused")})',
  ],
  [
    'auth-refused',
    1,
    'sqlplus -S app/pw@ORCL @close.sql',
    'ERROR:\nORA-01017: invalid username/password; logon denied\nSP2-0157: unable to CONNECT to ORACLE after 3 attempts, exiting SQL*Plus',
  ],
  [
    'lock-held',
    54,
    'sqlplus -S app/pw@ORCL @rebuild.sql',
    '> Table altered.\nALTER TABLE orders ADD (note VARCHAR2(20))\n            *\nERROR at line 1:\nORA-00054: resource busy and acquire with NOWAIT specified or timeout expired',
  ],
  [
    'connection-refused',
    1,
    'java -jar export.jar',
    'Exception in thread "main" java.sql.SQLRecoverableException: ORA-12541: TNS:no listener\n\tat oracle.jdbc.driver.T4CConnection.logon(T4CConnection.java:801)\nCaused by: oracle.net.ns.NetException: ORA-12541: TNS:no listener\n\t... 12 more',
  ],
  [
    'auth-refused',
    1,
    'sqlcmd -S sql.internal -U app -i fix.sql',
    "Sqlcmd: Error: Microsoft ODBC Driver 17 for SQL Server : Login failed for user 'app'..",
  ],
  [
    'constraint-violation',
    1,
    'sqlcmd -b -i load.sql',
    "> (120 rows affected)\nMsg 2627, Level 14, State 1, Server sql01, Line 3\nViolation of PRIMARY KEY constraint 'PK_Orders'. Cannot insert duplicate key in object 'dbo.Orders'. The duplicate key value is (71).\nThe statement has been terminated.",
  ],
  [
    'lock-held',
    134,
    'dotnet Recalc.dll',
    '> info: Recalc.Worker[0]\n>       Recalculating 4000 balances\nUnhandled exception. Microsoft.Data.SqlClient.SqlException (0x80131904): Transaction (Process ID 62) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.\nUnhandled exception. Microsoft.Data.SqlClient.SqlException (0x80131904): Transaction (Process ID 62) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.\n   at Microsoft.Data.SqlClient.SqlConnection.OnError(SqlException exception, Boolean breakConnection, Action`1 wrapCloseInAction)\n   at Recalc.Worker.Run() in /src/Worker.cs:line 40\nClientConnectionId:4a0c0c6a-3a1b\nError Number:1205,State:51,Class:13',
  ],
  [
    'uncaught-exception',
    134,
    'dotnet Jobs.dll digest',
    '> info: Jobs.Digest[0]\n>       Sending digest to 12 recipients\nUnhandled exception. System.NullReferenceException: Object reference not set to an instance of an object.\n   at Jobs.Digest.Send(User user) in /src/Jobs/Digest.cs:line 31\n   at Jobs.Program.Main(String[] args) in /src/Jobs/Program.cs:line 12\n   at Jobs.Program.<Main>(String[] args)',
  ],
  [
    'configuration',
    134,
    'dotnet Jobs.dll',
    "Unhandled exception. System.InvalidOperationException: Connection string 'Default' not found.\n   at Program.<Main>$(String[] args) in /src/Program.cs:line 9",
  ],
  [
    'missing-file',
    134,
    'dotnet Jobs.dll import',
    "Unhandled exception. System.IO.FileNotFoundException: Could not find file '/home/vcap/app/data/prices.xml'.\nFile name: '/home/vcap/app/data/prices.xml'\n   at Interop.ThrowExceptionForIoErrno(ErrorInfo errorInfo, String path, Boolean isDirError)",
  ],
  [
    'connection-refused',
    134,
    'dotnet Jobs.dll push',
    'Unhandled exception. System.Net.Http.HttpRequestException: Connection refused (hub.apps.internal:8080)\n ---> System.Net.Sockets.SocketException (111): Connection refused\n   at System.Net.Sockets.Socket.AwaitableSocketAsyncEventArgs.ThrowException(SocketError error, CancellationToken cancellationToken)\n   --- End of inner exception stack trace ---\n   at Jobs.Push.Run() in /src/Push.cs:line 14',
  ],
  [
    'database-schema',
    1,
    'mix ecto.migrate',
    '> 02:00:01.100 [info] == Running 20261101000000 Shop.Repo.Migrations.AddVat.change/0 forward\n> 02:00:01.104 [info] alter table orders\n** (Postgrex.Error) ERROR 42701 (duplicate_column) column "vat" of relation "orders" already exists\n    (ecto_sql 3.10.2) lib/ecto/adapters/sql.ex:1047: Ecto.Adapters.SQL.raise_sql_call_error/1\n    (elixir 1.15.7) lib/enum.ex:1693: Enum."-map/2-lists^map/1-1-"/2',
  ],
  [
    'uncaught-exception',
    1,
    "bin/shop eval 'Shop.Release.close()'",
    '** (FunctionClauseError) no function clause matching in Shop.Close.run/1\n    The following arguments were given to Shop.Close.run/1:\n        # 1\n        nil\n    (shop 0.1.0) lib/shop/close.ex:4: Shop.Close.run/1',
  ],
  [
    'database-connections-exhausted|timeout',
    1,
    "bin/shop eval 'Shop.Report.run()'",
    '> 02:00:01.100 [info] report started\n** (DBConnection.ConnectionError) connection not available and request was dropped from queue after 2981ms. This means requests are coming in and your connection pool cannot serve them fast enough. You can address this by:\n  1. Ensuring your database is available and that you can connect to it\n  2. Tracking down slow queries and making sure they are running fast enough\n    (ecto_sql 3.10.2) lib/ecto/adapters/sql.ex:1047: Ecto.Adapters.SQL.raise_sql_call_error/1',
  ],
  [
    'missing-file',
    101,
    './target/release/import prices.csv',
    'thread \'main\' panicked at src/main.rs:12:44:\ncalled `Result::unwrap()` on an `Err` value: Os { code: 2, kind: NotFound, message: "No such file or directory" }\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace',
  ],
  [
    'uncaught-exception',
    101,
    './rollup',
    "> rolled up 2026-11-01\n> rolled up 2026-11-02\nthread 'main' panicked at src/rollup.rs:88:17:\nindex out of bounds: the len is 31 but the index is 31\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
  ],
  [
    'database-schema',
    1,
    'sqlx migrate run',
    'error: migration 20261101120000 was previously applied but has been modified',
  ],
  [
    'database-schema',
    1,
    'diesel migration run',
    '> Running migration 2026-11-01-120000_add_vat\nFailed to run 2026-11-01-120000_add_vat with: column "vat" of relation "orders" already exists',
  ],
  [
    'connection-refused',
    1,
    './sync',
    'Error: could not fetch feed\nCaused by:\n    0: error sending request for url (http://feed.internal:8080/all)\n    1: client error (Connect)\n    2: tcp connect error: Connection refused (os error 111)\n    3: Connection refused (os error 111)',
  ],
  [
    'uncaught-exception',
    2,
    './rollup -month 2026-11',
    '> 2026/11/20 02:00:00 rollup 2026-11\npanic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc=0x4981f2]\ngoroutine 1 [running]:\nmain.rollup(0x0)\n\t/home/vcap/app/rollup.go:31 +0x12\nmain.main()\n\t/home/vcap/app/main.go:14 +0x1f',
  ],
  [
    'database-schema',
    1,
    'migrate -path db -database "$DATABASE_URL" up',
    'error: Dirty database version 14. Fix and force version.',
  ],
  [
    'constraint-violation',
    1,
    './seed',
    '2026/11/20 02:00:01 /src/seed.go:22 ERROR: duplicate key value violates unique constraint "plans_slug_key" (SQLSTATE 23505)\n[3.112ms] [rows:0] INSERT INTO "plans" ("slug") VALUES (\'free\') RETURNING "id"\n2026/11/20 02:00:01 seed plans: ERROR: duplicate key value violates unique constraint "plans_slug_key" (SQLSTATE 23505)',
  ],
  [
    'dns-failure',
    1,
    './publish',
    '> {"time":"2026-11-20T02:00:00.1Z","level":"INFO","msg":"publishing","topic":"prices"}\n{"time":"2026-11-20T02:00:00.4Z","level":"ERROR","msg":"publish failed","err":"Post \\"http://hub.apps.internal/prices\\": dial tcp: lookup hub.apps.internal on 169.254.0.2:53: no such host"}',
  ],
  [
    'auth-refused',
    1,
    'terraform plan',
    '╷\n│ Error: error configuring Terraform AWS Provider: error validating provider credentials: error calling sts:GetCallerIdentity: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 1, api error InvalidClientTokenId: The security token included in the request is invalid.\n│ \n│   with provider["registry.terraform.io/hashicorp/aws"],\n│   on main.tf line 1, in provider "aws":\n╵',
  ],
  [
    'auth-refused',
    1,
    'cf api $API && cf auth',
    '> Setting api endpoint to https://api.sys.example.com...\n> OK\n> Authenticating...\nCredentials were rejected, please try again.\n> FAILED',
  ],
]

describe('the words of tools that were met elsewhere', () => {
  it.each(ROWS)('%s, status %i of %s: %s', (causes, status, command, text) => {
    expect(causes.split('|')).toContain(judgeText(text, status, command).cause)
  })
})
