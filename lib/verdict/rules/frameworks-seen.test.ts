import { describe, expect, it } from 'vitest'
import { judgeText } from '../testing/judge-text'

/** What frameworks and tools print that the recorder does not have, as they print it. Lines with `> ` in front are stdout; what may be said as well stands behind a bar. */
const ROWS: readonly [causes: string, status: number, command: string, text: string][] = [
  [
    'remote-error|missing-file|usage-error',
    1,
    'cf restart billing',
    "> Restarting app billing in org shop / space prod as admin...\nApp 'billing' not found.\n> FAILED",
  ],
  [
    'auth-refused|configuration',
    1,
    'cf run-task billing -c x',
    "> FAILED\nNot logged in. Use 'cf login' or 'cf login --sso' to log in.",
  ],
  [
    'auth-refused|permission',
    1,
    'kubectl get pods -n prod',
    'Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:ci:batch" cannot list resource "pods" in API group "" in the namespace "prod"',
  ],
  [
    'connection-refused',
    1,
    'kubectl apply -f job.yml',
    'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
  ],
  [
    'auth-refused',
    2,
    'vault kv get secret/billing',
    'Error making API request.\nURL: GET https://vault.internal:8200/v1/sys/internal/ui/mounts/secret/billing\nCode: 403. Errors:\n* permission denied',
  ],
  [
    'remote-error',
    2,
    'vault kv get secret/billing',
    'Error reading secret/data/billing: Error making API request.\nURL: GET https://vault.internal:8200/v1/secret/data/billing\nCode: 503. Errors:\n* Vault is sealed',
  ],
  [
    'auth-refused',
    1,
    'credhub get -n /billing/pw',
    'You are not currently authenticated. Please log in to continue.',
  ],
  [
    'auth-refused',
    1,
    './bin/sync-users',
    '> fetching token from https://uaa.sys.example.com/oauth/token\n{"error":"unauthorized","error_description":"Bad credentials"}\ncould not fetch token, giving up',
  ],
  [
    'check-failed',
    1,
    './gradlew smokeTest',
    "> > Task :smokeTest FAILED\nSmokeTest > healthAnswers() FAILED\n    org.opentest4j.AssertionFailedError at SmokeTest.java:22\n2 tests completed, 1 failed\nFAILURE: Build failed with an exception.\n* What went wrong:\nExecution failed for task ':smokeTest'.\n> There were failing tests. See the report at: file:///home/vcap/app/build/reports/tests/smokeTest/index.html\nBUILD FAILED in 11s",
  ],
  [
    'syntax-error|check-failed',
    1,
    'mvn -q compile',
    '[ERROR] COMPILATION ERROR : \n[ERROR] /home/vcap/app/src/main/java/com/example/Close.java:[14,31] cannot find symbol\n[ERROR]   symbol:   method closeMonth()\n[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.11.0:compile (default-compile) on project close: Compilation failure\n[ERROR] -> [Help 1]\n[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
  ],
  [
    'dependency-install',
    1,
    'yarn install --frozen-lockfile',
    '> yarn install v1.22.19\n> [1/4] Resolving packages...\nerror Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.\n> info Visit https://yarnpkg.com/en/docs/cli/install for documentation about this command.',
  ],
  [
    'usage-error',
    1,
    'yarn migrate:prod',
    '> yarn run v1.22.19\nerror Command "migrate:prod" not found.\n> info Visit https://yarnpkg.com/en/docs/cli/run for documentation about this command.',
  ],
  [
    'dependency-install',
    1,
    'pnpm install',
    ' ERR_PNPM_FETCH_404  GET https://registry.npmjs.org/@acme%2Fbilling: Not Found - 404\nThis error happened while installing a direct dependency of /home/vcap/app\n@acme/billing is not in the npm registry, or you have no permission to fetch it.',
  ],
  [
    'dependency-install',
    1,
    'pnpm i --frozen-lockfile',
    ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to date with package.json',
  ],
  [
    'dependency-install',
    1,
    'uv sync',
    "  × No solution found when resolving dependencies:\n  ╰─▶ Because there is no version of billing-core==2.4.0 and your project depends on billing-core==2.4.0, we can conclude that your project's requirements are unsatisfiable.",
  ],
  [
    'dependency-install|module-missing',
    1,
    'bundle exec rake nightly',
    "bundler: failed to load command: rake (/home/vcap/deps/0/bundle/ruby/3.2.0/bin/rake)\n/home/vcap/deps/0/bundler/spec_set.rb:91:in `block in materialize': Could not find nokogiri-1.15.4-x86_64-linux in locally installed gems (Bundler::GemNotFound)\n\tfrom /home/vcap/deps/0/bundler/spec_set.rb:84:in `map!'",
  ],
  [
    'module-missing',
    1,
    'npm run build',
    "> > shop@1.0.0 build\n> > webpack --mode production\n> assets by status 1.2 MiB [cached] 4 assets\nERROR in ./src/index.js 3:0-31\nModule not found: Error: Can't resolve 'lodash-es' in '/home/vcap/app/src'\n> webpack 5.89.0 compiled with 1 error in 2210 ms\nnpm ERR! Lifecycle script `build` failed with error: \nnpm ERR! Error: command failed ",
  ],
  [
    'module-missing|missing-file',
    1,
    'node render.js',
    '> rendering 14 invoices\nError: Failed to launch the browser process!\n/home/vcap/app/.cache/puppeteer/chrome/linux-119/chrome: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory\nTROUBLESHOOTING: https://pptr.dev/troubleshooting\n    at Interface.onClose (/home/vcap/app/node_modules/@puppeteer/browsers/lib/cjs/launch.js:277:24)',
  ],
  [
    'timeout',
    1,
    'node render.js',
    'TimeoutError: Navigation timeout of 30000 ms exceeded\n    at LifecycleWatcher.#timeout (/home/vcap/app/node_modules/puppeteer-core/lib/cjs/LifecycleWatcher.js:200:15)',
  ],
  [
    'dns-failure',
    1,
    'wkhtmltopdf https://shop.apps.internal/invoice/1 out.pdf',
    'Loading pages (1/6)\n[>                                                           ] 0%\nError: Failed to load https://shop.apps.internal/invoice/1, with network status code 3 and http status code 0 - Host shop.apps.internal not found\nError: Failed loading page https://shop.apps.internal/invoice/1 (sometimes it will work just to ignore this error with --load-error-handling ignore)\nExit with code 1 due to network error: HostNotFoundError',
  ],
  [
    'permission',
    1,
    'convert invoice.pdf invoice.png',
    "convert-im6.q16: attempt to perform an operation not allowed by the security policy `PDF' @ error/constitute.c/IsCoderAuthorized/421.\nconvert-im6.q16: no images defined `invoice.png' @ error/convert.c/ConvertImageCommand/3229.",
  ],
  [
    'bad-input-data',
    1,
    'ffmpeg -i upload.mp4 out.webm',
    'ffmpeg version 4.4.2-0ubuntu0.22.04.1 Copyright (c) 2000-2021 the FFmpeg developers\n  built with gcc 11 (Ubuntu 11.2.0-19ubuntu1)\n  configuration: --prefix=/usr --extra-version=0ubuntu0.22.04.1\n[mov,mp4,m4a,3gp,3g2,mj2 @ 0x55d] moov atom not found\nupload.mp4: Invalid data found when processing input',
  ],
  [
    'check-failed|configuration|usage-error',
    1,
    'pg_dump "$DATABASE_URL" -f out.sql',
    'pg_dump: error: server version: 16.1; pg_dump version: 14.9\npg_dump: error: aborting because of server version mismatch',
  ],
  [
    'database-schema',
    1,
    'pg_restore -d "$DATABASE_URL" backup.dump',
    'pg_restore: while PROCESSING TOC:\npg_restore: from TOC entry 215; 1259 16412 TABLE orders app\npg_restore: error: could not execute query: ERROR:  relation "orders" already exists\nCommand was: CREATE TABLE public.orders (\n    id bigint NOT NULL\n);\npg_restore: warning: errors ignored on restore: 1',
  ],
  [
    'auth-refused',
    2,
    'mysqldump shop',
    "mysqldump: Got error: 1045: \"Access denied for user 'backup'@'10.0.4.2' (using password: YES)\" when trying to connect",
  ],
  [
    'connection-lost',
    3,
    'mysqldump --single-transaction shop',
    'mysqldump: Error 2013: Lost connection to MySQL server during query when dumping table `events` at row: 812331',
  ],
  [
    'remote-error|disk-full',
    11,
    'rsync -a out/ backup@vault:/srv/backup/',
    'rsync: [receiver] write failed on "/srv/backup/out/dump-11.sql": No space left on device (28)\nrsync error: error in file IO (code 11) at receiver.c(380) [receiver=3.2.3]\nrsync: [sender] write error: Broken pipe (32)',
  ],
  ['auth-refused', 1, "lftp -c 'open $U; put out.csv'", 'put: Login failed: 530 Login incorrect.'],
  [
    'auth-refused',
    255,
    'sftp -b batch partner@sftp.partner.example',
    'Permission denied, please try again.\nPermission denied, please try again.\npartner@sftp.partner.example: Permission denied (publickey,password).\nConnection closed',
  ],
  ['missing-file', 1, 'scp out.csv backup@vault:/in/', 'out.csv: No such file or directory'],
  [
    'configuration|missing-file',
    2,
    'gpg --encrypt -r finance@example.com out.csv',
    'gpg: finance@example.com: skipped: No public key\ngpg: out.csv: encryption failed: No public key',
  ],
  [
    'auth-refused|bad-input-data|configuration',
    2,
    'gpg --batch -d in.csv.gpg',
    'gpg: encrypted with 4096-bit RSA key, ID 8F1C, created 2024-01-02\ngpg: decryption failed: No secret key',
  ],
  [
    'bad-input-data|auth-refused',
    1,
    'openssl enc -d -aes-256-cbc -in a.enc -out a',
    '*** WARNING : deprecated key derivation used.\nbad decrypt\n140209:error:1C800064:Provider routines:ossl_cipher_unpadblock:bad decrypt:../providers/implementations/ciphers/ciphercommon_block.c:124:',
  ],
  [
    'bad-input-data',
    9,
    'unzip -q feed.zip',
    '[feed.zip]\n  End-of-central-directory signature not found.  Either this file is not\n  a zipfile, or it constitutes one disk of a multi-part archive.\nunzip:  cannot find zipfile directory in one of feed.zip or\n        feed.zip.zip, and cannot find feed.zip.ZIP, period.',
  ],
  [
    'command-not-found',
    127,
    './backup.sh',
    "> + mkdir -p /home/vcap/tmp/backup\n> + pg_dump --version\n> pg_dump (PostgreSQL) 15.4\n> + dump_all\n> dumping 12 tables\n./backup.sh: line 22: zstd: command not found\n> cleanup: removing /home/vcap/tmp/backup\nrm: cannot remove '/home/vcap/tmp/backup/lock': No such file or directory\n> cleanup done",
  ],
  [
    'configuration',
    1,
    './rotate.sh',
    '> rotating 3 buckets\n./rotate.sh: line 7: BUCKET_PREFIX: unbound variable',
  ],
  [
    'bad-input-data',
    1,
    'python load_feed.py',
    'WARNING:feed:attempt 1 failed: HTTPSConnectionPool(host=\'feed.example\', port=443): Read timed out. (read timeout=10)\nWARNING:feed:attempt 2 failed: HTTPSConnectionPool(host=\'feed.example\', port=443): Read timed out. (read timeout=10)\n> INFO:feed:attempt 3: 200 OK, 81233 bytes\nTraceback (most recent call last):\n  File "/home/vcap/app/load_feed.py", line 40, in <module>\n    tree = ET.fromstring(body)\n  File "/home/vcap/deps/0/python/lib/python3.11/xml/etree/ElementTree.py", line 1338, in XML\n    parser.feed(text)\nxml.etree.ElementTree.ParseError: not well-formed (invalid token): line 210, column 14',
  ],
  [
    'bad-input-data',
    5,
    'java -jar batch.jar job=prices',
    '> 2026-11-20 02:00:00.100  INFO 14 --- [main] o.s.b.c.l.support.SimpleJobLauncher : Job: [SimpleJob: [name=prices]] launched\n2026-11-20 02:00:02.300 ERROR 14 --- [main] o.s.batch.core.step.AbstractStep : Encountered an error executing step load in job prices\norg.springframework.batch.item.file.FlatFileParseException: Parsing error at line: 311 in resource=[file [/home/vcap/app/in/prices.csv]], input=[A-1;;12,x]\n\tat org.springframework.batch.item.file.FlatFileItemReader.doRead(FlatFileItemReader.java:196)\nCaused by: java.lang.NumberFormatException: For input string: "12,x"\n\t... 31 common frames omitted\n> 2026-11-20 02:00:02.400  INFO 14 --- [main] o.s.b.c.l.support.SimpleJobLauncher : Job: [SimpleJob: [name=prices]] completed with the following status: [FAILED] in 2s\n> 2026-11-20 02:00:02.410  INFO 14 --- [ionShutdownHook] com.zaxxer.hikari.HikariDataSource : HikariPool-1 - Shutdown completed.',
  ],
  [
    'configuration',
    1,
    'java -jar batch.jar',
    "***************************\nAPPLICATION FAILED TO START\n***************************\nDescription:\nFailed to configure a DataSource: 'url' attribute is not specified and no embedded datasource could be configured.\nReason: Failed to determine a suitable driver class\nAction:\nConsider the following:\n\tIf you want an embedded database (H2, HSQL or Derby), please put it on the classpath.",
  ],
  [
    'port-in-use',
    1,
    'java -jar batch.jar',
    "***************************\nAPPLICATION FAILED TO START\n***************************\nDescription:\nWeb server failed to start. Port 8080 was already in use.\nAction:\nIdentify and stop the process that's listening on port 8080 or configure this application to listen on another port.",
  ],
  [
    'database-connections-exhausted|timeout',
    1,
    'java -jar batch.jar',
    '> 2026-11-20 02:00:00.100  INFO 14 --- [main] c.e.Batch : recalculating\njava.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms (total=10, active=10, idle=0, waiting=4).\n\tat com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696)\n\tat com.example.Batch.main(Batch.java:12)',
  ],
  [
    'configuration|heap-out-of-memory',
    1,
    'JAVA_OPTS=... java -jar x.jar',
    'Cannot calculate JVM memory configuration: There is insufficient memory remaining for heap. Memory available for allocation 384M is less than allocated memory 421M (-XX:ReservedCodeCacheSize=240M, -XX:MaxDirectMemorySize=10M, -XX:MaxMetaspaceSize=83M, -Xss1M * 88 threads)',
  ],
  [
    'module-missing|uncaught-exception|configuration',
    1,
    'java -jar close.jar',
    'Error: LinkageError occurred while loading main class com.example.Close\n\tjava.lang.UnsupportedClassVersionError: com/example/Close has been compiled by a more recent version of the Java Runtime (class file version 65.0), this version of the Java Runtime only recognizes class file versions up to 61.0',
  ],
  ['missing-file|usage-error', 1, 'java -jar close-1.2.jar', 'Error: Unable to access jarfile close-1.2.jar'],
  [
    'module-missing|native-crash',
    1,
    'node hash.js',
    "Error: The module '/home/vcap/app/node_modules/bcrypt/lib/binding/bcrypt_lib.node'\nwas compiled against a different Node.js version using\nNODE_MODULE_VERSION 108. This version of Node.js requires\nNODE_MODULE_VERSION 120. Please try re-compiling or re-installing\nthe module (for instance, using `npm rebuild` or `npm install`).\n    at Module._extensions..node (node:internal/modules/cjs/loader:1340:18)\n  code: 'ERR_DLOPEN_FAILED'\n}",
  ],
  [
    'module-missing',
    1,
    'node img.js',
    "Error: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /home/vcap/app/node_modules/sharp/build/Release/sharp-linux-x64.node)\n    at Module._extensions..node (node:internal/modules/cjs/loader:1340:18)",
  ],
  [
    'auth-refused',
    1,
    'node sync.js',
    'HTTPError: Response code 400 (Bad Request)\n    at Request.<anonymous> (/home/vcap/app/node_modules/got/dist/source/as-promise/index.js:118:42) {\n  body: \'{"error":"invalid_client","error_description":"Client authentication failed"}\'\n}',
  ],
  [
    'configuration',
    1,
    'node index.js',
    '{"level":"error","message":"Invalid configuration: \\"mail.from\\" is required","service":"digest","timestamp":"2026-11-20T02:00:00.000Z"}',
  ],
  [
    'configuration',
    1,
    'node index.js',
    'Error: Config validation error: "SMTP_HOST" is required. "SMTP_PORT" must be a number\n    at ConfigModule.forRoot (/home/vcap/app/node_modules/@nestjs/config/dist/config.module.js:61:23)',
  ],
  [
    'remote-error',
    1,
    'dotnet Push.dll',
    '> [02:00:00 INF] Pushing 40 shipments\n[02:00:02 FTL] Push failed\nSystem.Net.Http.HttpRequestException: Response status code does not indicate success: 502 (Bad Gateway).\n   at System.Net.Http.HttpResponseMessage.EnsureSuccessStatusCode()\n   at Push.Program.Main() in /src/Push/Program.cs:line 21',
  ],
  [
    'permission',
    1,
    'dotnet Report.dll',
    '> {"@t":"2026-11-20T02:00:00.1Z","@mt":"writing {File}","File":"/data/report.pdf"}\n{"@t":"2026-11-20T02:00:00.2Z","@mt":"could not write report","@l":"Fatal","@x":"System.UnauthorizedAccessException: Access to the path \'/data/report.pdf\' is denied.\\n ---> System.IO.IOException: Permission denied\\n   at Report.Program.Main()"}',
  ],
]

describe('the words of tools that were met elsewhere', () => {
  it.each(ROWS)('%s, status %i of %s: %s', (causes, status, command, text) => {
    expect(causes.split('|')).toContain(judgeText(text, status, command).cause)
  })
})
