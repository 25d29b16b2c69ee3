import { describe, expect, it } from 'vitest'
import { judgeText } from '../testing/judge-text'

/** What frameworks and tools print that the recorder does not have, as they print it. Lines with `> ` in front are stdout; what may be said as well stands behind a bar. */
const ROWS: readonly [causes: string, status: number, command: string, text: string][] = [
  ['auth-refused', 1, 'rabbitmqadmin list queues', '*** Access refused: /api/queues?columns=name'],
  [
    'connection-refused',
    1,
    'ruby p.rb',
    "W, [2026-11-20T02:00:00.100000 #12]  WARN -- #<Bunny::Session:0x1 app@mq:5672, vhost=/, addresses=[mq:5672]>: Could not establish TCP connection to mq:5672: Connection refused - connect(2) for 10.0.0.5:5672\nW, [2026-11-20T02:00:05.100000 #12]  WARN -- #<Bunny::Session:0x1 app@mq:5672, vhost=/, addresses=[mq:5672]>: Will try to connect to the next endpoint in line: mq:5672\n/home/vcap/deps/0/gems/bunny-2.22.0/lib/bunny/session.rb:389:in `rescue in start': Could not establish TCP connection to any of the configured hosts (Bunny::TCPConnectionFailedForAllHosts)\n\tfrom p.rb:4:in `<main>'",
  ],
  [
    'uncaught-exception',
    1,
    'bin/rails runner Nightly.call',
    "/home/vcap/app/app/services/nightly.rb:7:in `call': wrong number of arguments (given 1, expected 0) (ArgumentError)\n\tfrom /home/vcap/app/vendor/bundle/ruby/3.2.0/gems/railties-7.1.3/lib/rails/commands/runner/runner_command.rb:43:in `<main>'",
  ],
  [
    'syntax-error',
    1,
    "bin/rails runner 'User.each do'",
    "Please specify a valid ruby command or the path of a script to run.\nRun 'bin/rails runner -h' for help.\n(eval):1: syntax error, unexpected end-of-input",
  ],
  [
    'lock-held',
    1,
    'bin/rails billing:run',
    "Redlock::LockAcquisitionError: failed to acquire lock on 'billing'\n/home/vcap/app/lib/tasks/billing.rake:4:in `block (2 levels) in <main>'\nTasks: TOP => billing:run",
  ],
  [
    'missing-file|remote-error',
    1,
    'bin/rails runner Thumbs.run',
    "/home/vcap/deps/0/gems/activestorage-7.1.3/lib/active_storage/service/s3_service.rb:44:in `download': ActiveStorage::FileNotFoundError (ActiveStorage::FileNotFoundError)\n\tfrom /home/vcap/app/app/services/thumbs.rb:9:in `block in run'",
  ],
  [
    'connection-lost',
    1,
    'ruby f.rb',
    "> pushing\n/home/vcap/deps/0/gems/faraday-net_http-3.0.2/lib/faraday/adapter/net_http.rb:63:in `rescue in call': end of file reached (Faraday::ConnectionFailed)",
  ],
  [
    'bad-input-data',
    1,
    'mix run imp.exs',
    '** (Jason.DecodeError) unexpected byte at position 0: 0x3C ("<")\n    (jason 1.4.1) lib/jason.ex:92: Jason.decode!/2\n    imp.exs:3: (file)',
  ],
  [
    'timeout',
    134,
    'dotnet R.dll',
    'Unhandled exception. Npgsql.NpgsqlException (0x80004005): Exception while reading from stream\n ---> System.TimeoutException: Timeout during reading attempt\n   at Npgsql.Internal.NpgsqlReadBuffer.<Ensure>g__EnsureLong|55_0(NpgsqlReadBuffer buffer, Int32 count, Boolean async, Boolean readingNotifications)\n   --- End of inner exception stack trace ---',
  ],
  [
    'bad-input-data',
    134,
    'dotnet I.dll',
    "Unhandled exception. System.Text.Json.JsonException: '<' is an invalid start of a value. Path: $ | LineNumber: 0 | BytePositionInLine: 0.\n ---> System.Text.Json.JsonReaderException: '<' is an invalid start of a value. LineNumber: 0 | BytePositionInLine: 0.\n   at System.Text.Json.ThrowHelper.ReThrowWithPath(ReadStack& state, JsonReaderException ex)",
  ],
  [
    'module-missing',
    134,
    'dotnet J.dll',
    "Unhandled exception. System.IO.FileNotFoundException: Could not load file or assembly 'Newtonsoft.Json, Version=13.0.0.0, Culture=neutral, PublicKeyToken=30ad4fe6b2a6aeed'. The system cannot find the file specified.\nFile name: 'Newtonsoft.Json, Version=13.0.0.0, Culture=neutral, PublicKeyToken=30ad4fe6b2a6aeed'\n   at J.Program.Main(String[] args)",
  ],
  [
    'module-missing|configuration',
    150,
    'dotnet J.dll',
    "You must install or update .NET to run this application.\nApp: /home/vcap/app/J.dll\nArchitecture: x64\nFramework: 'Microsoft.NETCore.App', version '8.0.0' (x64)\n.NET location: /usr/share/dotnet/",
  ],
  [
    'database-connections-exhausted|timeout',
    1,
    './recalc',
    'Error: pool timed out while waiting for an open connection',
  ],
  [
    'auth-refused',
    1,
    './sync',
    '> [2m2026-11-20T02:00:00.000Z[0m [32m INFO[0m [2msync[0m[2m:[0m starting\n> [2m2026-11-20T02:00:01.000Z[0m [31mERROR[0m [2msync[0m[2m:[0m login failed [3merror[0m[2m=[0minvalid password for user "sync"',
  ],
  ['bad-input-data', 1, './imp in.json', 'Error: missing field `sku` at line 14 column 3'],
  ['timeout', 1, './wait', 'Error: deadline has elapsed'],
  [
    'constraint-violation',
    1,
    './imp',
    '> {"level":"info","ts":1700000000.1,"caller":"imp/main.go:20","msg":"importing"}\n{"level":"error","ts":1700000001.2,"caller":"imp/main.go:41","msg":"insert failed","error":"Error 1452 (23000): Cannot add or update a child row: a foreign key constraint fails (`shop`.`items`, CONSTRAINT `fk` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`))","stacktrace":"main.run\\n\\t/home/vcap/app/imp/main.go:41\\nmain.main\\n\\t/home/vcap/app/imp/main.go:12"}',
  ],
  [
    'missing-file',
    1,
    './report',
    '> time="2026-11-20T02:00:00Z" level=info msg="loading template"\ntime="2026-11-20T02:00:00Z" level=fatal msg="cannot render" error="open tmpl/monthly.tmpl: no such file or directory"',
  ],
  [
    'usage-error',
    1,
    './tool migrate --form 12',
    'Error: unknown flag: --form\nUsage:\n  tool migrate [flags]\nFlags:\n      --from int   first version\n  -h, --help       help for migrate',
  ],
  [
    'database-schema',
    1,
    'goose up',
    '2026/11/20 02:00:00 goose run: ERROR 00014_vat.sql: failed to run SQL migration: failed to execute SQL query "ALTER TABLE orders ADD COLUMN vat numeric;": ERROR: column "vat" of relation "orders" already exists (SQLSTATE 42701)',
  ],
  [
    'dependency-install',
    1,
    'terraform init',
    '> Initializing provider plugins...\n╷\n│ Error: Failed to query available provider packages\n│ \n│ Could not retrieve the list of available versions for provider acme/billing: provider registry registry.terraform.io does not have a provider named registry.terraform.io/acme/billing\n╵',
  ],
  ['timeout', 1, 'helm upgrade --wait shop .', 'Error: UPGRADE FAILED: timed out waiting for the condition'],
  [
    'remote-error|configuration|missing-file|usage-error',
    1,
    'cf target -s prod',
    "Space 'prod' not found.\n> FAILED",
  ],
  [
    'remote-error',
    1,
    'cf push billing',
    "> Pushing app billing to org shop / space prod as ci...\nYou have exceeded the memory limit for your space's quota\n> FAILED",
  ],
  [
    'tls-failure',
    1,
    'credhub get -n /x',
    'Error connecting to the targeted API: "Get "https://credhub.internal:8844/info": tls: failed to verify certificate: x509: certificate signed by unknown authority". Please validate your target and retry your request.',
  ],
  [
    'auth-refused',
    1,
    'gcloud sql export sql a gs://b',
    "ERROR: (gcloud.sql.export.sql) There was a problem refreshing your current auth tokens: ('invalid_grant: Bad Request', {'error': 'invalid_grant', 'error_description': 'Bad Request'})\nPlease run:\n  $ gcloud auth login",
  ],
  [
    'auth-refused',
    1,
    'az storage blob list -c x',
    'ERROR: AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID',
  ],
  [
    'remote-error|missing-file',
    1,
    'mc cp a.csv minio/exports/',
    'mc: <ERROR> Failed to copy `a.csv`. Bucket `exports` does not exist.',
  ],
  [
    'auth-refused',
    1,
    'influx write -b m a.lp',
    'Error: failed to write data: 401 Unauthorized: unauthorized access',
  ],
  [
    'missing-file',
    1,
    'ffmpeg -i in.mov out.mp4',
    'ffmpeg version 5.1.4 Copyright (c) 2000-2023 the FFmpeg developers\n  libavutil      57. 28.100 / 57. 28.100\nin.mov: No such file or directory',
  ],
  [
    'resource-limit',
    1,
    'convert big.tif small.png',
    "convert-im6.q16: cache resources exhausted `big.tif' @ error/cache.c/OpenPixelCache/4095.",
  ],
  [
    'timeout|native-crash|uncaught-exception',
    1,
    'node shot.js',
    'Error: Navigation failed because browser has disconnected!\n    at LifecycleWatcher.<anonymous> (/home/vcap/app/node_modules/puppeteer-core/lib/cjs/LifecycleWatcher.js:77:60)',
  ],
  [
    'module-missing|missing-file',
    1,
    'npx playwright test',
    "Running 3 tests using 1 worker\n  1) smoke.spec.ts:4:1 › home ────────────────────\n    Error: browserType.launch: Executable doesn't exist at /home/vcap/.cache/ms-playwright/chromium-1080/chrome-linux/chrome\n    ╔═════════════════════════════════════════════════════════════════════════╗\n    ║ Looks like Playwright Test or Playwright was just installed or updated. ║\n    ║ Please run the following command to download new browsers:              ║\n    ║     npx playwright install                                              ║\n    ╚═════════════════════════════════════════════════════════════════════════╝\n  3 failed",
  ],
  [
    'check-failed',
    99,
    'k6 run smoke.js',
    '>      ✗ status is 200\n>       ↳  91% — ✓ 91 / ✗ 9\n>    ✗ http_req_failed................: 9.00%  ✓ 9        ✗ 91\n> time="2026-11-20T02:00:00Z" level=error msg="thresholds on metrics \'http_req_failed\' have been crossed"',
  ],
  [
    'check-failed',
    1,
    'newman run smoke.json',
    '> → login\n>   POST https://shop/login [200 OK, 412B, 81ms]\n>   1. has a token\n>   #  failure              detail\n>   1.  AssertionError      has a token\n>                           expected undefined to be a string\n>                           at assertion:0 in test-script',
  ],
  [
    'check-failed',
    1,
    'sonar-scanner',
    '> INFO: ANALYSIS SUCCESSFUL\n> ERROR: QUALITY GATE STATUS: FAILED - View details on https://sonar/dashboard?id=shop\n> INFO: EXECUTION FAILURE',
  ],
  [
    'check-failed',
    1,
    'trivy fs --exit-code 1 .',
    '> 2026-11-20T02:00:00.000Z\tINFO\tVulnerability scanning is enabled\n> package-lock.json (npm)\n> Total: 2 (HIGH: 1, CRITICAL: 1)\n> ┌──────────┬────────────────┬──────────┐',
  ],
  [
    'timeout',
    1,
    'npx lighthouse https://shop',
    '  ChromeLauncher Waiting for browser. +0ms\n  LH:method:error The page did not finish loading within the allotted time: PAGE_HUNG +45s\nRuntime error encountered: Lighthouse was unable to reliably load the URL you requested because the page stopped responding. (PAGE_HUNG)',
  ],
  [
    'dependency-install',
    1,
    'poetry install',
    '> Installing dependencies from lock file\npyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock [--no-update]` to fix the lock file.',
  ],
  [
    'dns-failure',
    17,
    'bundle install',
    'Fetching source index from https://rubygems.org/\nRetrying fetcher due to error (2/4): Bundler::HTTPError Could not fetch specs from https://rubygems.org/\nRetrying fetcher due to error (3/4): Bundler::HTTPError Could not fetch specs from https://rubygems.org/\nRetrying fetcher due to error (4/4): Bundler::HTTPError Could not fetch specs from https://rubygems.org/\nCould not reach host index.rubygems.org. Check your network connection and try again.',
  ],
  [
    'dependency-install',
    101,
    'cargo run --release',
    '    Updating crates.io index\nerror: failed to select a version for the requirement `billing-core = "^2.4"`\ncandidate versions found which didn\'t match: 2.3.1, 2.3.0\nlocation searched: crates.io index\nrequired by package `job v0.1.0 (/home/vcap/app)`',
  ],
  [
    'configuration|dependency-install',
    1,
    './gradlew run',
    "FAILURE: Build failed with an exception.\n* What went wrong:\nCould not determine java version from '21.0.1'.",
  ],
  [
    'dependency-install',
    1,
    'dotnet restore',
    '>   Determining projects to restore...\n> /home/vcap/app/J.csproj : error NU1101: Unable to find package Acme.Billing. No packages exist with this id in source(s): nuget.org\n>   Failed to restore /home/vcap/app/J.csproj (in 812 ms).',
  ],
  [
    'missing-file|check-failed',
    23,
    'rsync -a out/ /mnt/x/',
    'rsync: [sender] link_stat "/home/vcap/app/out/." failed: No such file or directory (2)\nrsync error: some files/attrs were not transferred (see previous errors) (code 23) at main.c(1338) [sender=3.2.7]',
  ],
  [
    'timeout|connection-refused',
    1,
    "lftp -c 'mirror -R out'",
    'mirror: Fatal error: max-retries exceeded\n\t(connect timed out)',
  ],
  [
    'check-failed',
    1,
    'gpg --verify a.sig a',
    'gpg: Signature made Fri 20 Nov 2026 02:00:00 AM UTC\ngpg:                using RSA key 8F1C\ngpg: BAD signature from "Partner <ops@partner.example>" [unknown]',
  ],
  [
    'connection-refused',
    1,
    'openssl s_client -connect a:443',
    '40C7:error:8000006F:system library:BIO_connect:Connection refused:../crypto/bio/bio_sock2.c:114:calling connect()\nconnect:errno=111',
  ],
  [
    'auth-refused|bad-input-data',
    2,
    '7z x in.7z -p$PW',
    '> Extracting archive: in.7z\nERROR: Data Error in encrypted file. Wrong password? : prices.csv\n> Sub items Errors: 1',
  ],
]

describe('the words of tools that were met elsewhere', () => {
  it.each(ROWS)('%s, status %i of %s: %s', (causes, status, command, text) => {
    expect(causes.split('|')).toContain(judgeText(text, status, command).cause)
  })
})
