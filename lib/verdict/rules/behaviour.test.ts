import { describe, expect, it } from 'vitest'
import { judgeText } from '../testing/judge-text'

/** Wordings as the programs print them, each with the cause that it tells. */
const WORDINGS: readonly [cause: string, text: string, status?: number][] = [
  [
    'missing-file',
    "Error: ENOENT: no such file or directory, open '/home/vcap/app/data.csv'\n    at Object.openSync (node:fs:573:18)",
  ],
  ['missing-file', "FileNotFoundError: [Errno 2] No such file or directory: 'orders.csv'"],
  ['missing-file', 'cat: orders.csv: No such file or directory'],
  [
    'missing-file',
    "python3: can't open file '/home/vcap/app/jobs.py': [Errno 2] No such file or directory",
    2,
  ],
  ['missing-file', 'Error: Unable to access jarfile app.jar'],
  ['missing-file', 'Could not open input file: artisan'],
  ['missing-file', 'open config.yml: no such file or directory'],
  ['missing-file', 'Errno::ENOENT: No such file or directory @ rb_sysopen - orders.csv'],
  [
    'missing-file',
    'java.nio.file.NoSuchFileException: orders.csv\n\tat java.base/sun.nio.fs.UnixException.translateToIOException(UnixException.java:92)',
  ],
  [
    'missing-file',
    'tar: orders: Cannot stat: No such file or directory\ntar: Exiting with failure status due to previous errors',
    2,
  ],
  ['missing-file', 'sh: 1: cannot open orders.csv: No such file', 2],
  ['missing-file', 'cat: orders.csv: Datei oder Verzeichnis nicht gefunden'],
  ['missing-file', 'Error: No such file or directory (os error 2)'],
  ['missing-file', 'fatal: not a git repository (or any of the parent directories): .git', 128],
  ['missing-file', "ls: cannot access 'in/': No such file or directory", 2],
  ['permission', "mkdir: cannot create directory '/data': Permission denied"],
  ['permission', "Error: EACCES: permission denied, open '/etc/app.conf'"],
  ['permission', "PermissionError: [Errno 13] Permission denied: '/var/lib/x'"],
  ['permission', "touch: cannot touch '/etc/x': Read-only file system"],
  ['permission', 'bash: line 1: /etc/motd: Permission denied'],
  ['permission', 'Error: listen EACCES: permission denied 0.0.0.0:80'],
  ['permission', 'mount: /mnt: must be superuser to use mount.', 32],
  ['disk-full', "cp: error writing '/home/vcap/app/big': No space left on device"],
  ['disk-full', 'OSError: [Errno 28] No space left on device'],
  ['disk-full', 'Error: ENOSPC: no space left on device, write'],
  ['disk-full', "dd: error writing 'x': Disk quota exceeded"],
  ['disk-full', 'sqlite3.OperationalError: database or disk is full'],
  ['configuration', "KeyError: 'DATABASE_URL'"],
  ['configuration', 'job.rb:2:in `fetch\': key not found: "SMTP_HOST" (KeyError)'],
  ['configuration', 'bash: line 2: S3_BUCKET: unbound variable'],
  ['configuration', 'sh: 2: S3_BUCKET: parameter not set', 2],
  ['configuration', 'Error: Missing required environment variable: STRIPE_KEY'],
  ['configuration', 'refusing to run: FOO_URL must be set'],
  [
    'configuration',
    'pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings\ndatabase_url\n  Field required [type=missing, input_value={}, input_type=dict]',
  ],
  [
    'configuration',
    `> Caused by: java.lang.IllegalArgumentException: Could not resolve placeholder 'db.url' in value "\${db.url}"`,
  ],
  [
    'configuration',
    "> Description:\n> \n> Failed to configure a DataSource: 'url' attribute is not specified and no embedded datasource could be configured.",
  ],
  ['configuration', 'botocore.exceptions.NoCredentialsError: Unable to locate credentials'],
  [
    'configuration',
    "ArgumentError: Missing `secret_key_base` for 'production' environment, set this string with `bin/rails credentials:edit`",
  ],
  ['configuration', 'required key SMTP_HOST missing value'],
  ['configuration', 'panic: invalid configuration: port 99999 is out of range'],
  [
    'configuration',
    "TypeError [ERR_INVALID_URL]: Invalid URL\n    at new URL (node:internal/url:797:36) {\n  code: 'ERR_INVALID_URL',\n  input: ''\n}",
  ],
  ['configuration', 'no service bound with the name "orders-db"'],
  [
    'bad-input-data',
    'SyntaxError: Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON\n    at JSON.parse (<anonymous>)',
  ],
  ['bad-input-data', 'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)'],
  ['bad-input-data', 'jq: error (at <stdin>:1): Cannot iterate over null (null)', 5],
  ['bad-input-data', "invalid character '<' looking for beginning of value"],
  ['bad-input-data', "ValueError: invalid literal for int() with base 10: 'abc'"],
  [
    'bad-input-data',
    "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9 in position 3: invalid continuation byte",
  ],
  ['bad-input-data', "ValueError: time data '2026-13-01' does not match format '%Y-%m-%d'"],
  [
    'bad-input-data',
    'pandas.errors.ParserError: Error tokenizing data. C error: Expected 3 fields in line 4, saw 5',
  ],
  [
    'bad-input-data',
    'yaml.scanner.ScannerError: mapping values are not allowed here\n  in "config.yml", line 3, column 8',
  ],
  ['bad-input-data', 'gzip: orders.gz: not in gzip format'],
  [
    'bad-input-data',
    'tar: This does not look like a tar archive\ntar: Exiting with failure status due to previous errors',
    2,
  ],
  [
    'bad-input-data',
    'java.lang.NumberFormatException: For input string: "abc"\n\tat java.base/java.lang.NumberFormatException.forInputString(NumberFormatException.java:67)',
  ],
  ['bad-input-data', 'xml.etree.ElementTree.ParseError: mismatched tag: line 3, column 2'],
  ['bad-input-data', 'CSV::MalformedCSVError: Illegal quoting in line 3.'],
  ['bad-input-data', 'strconv.Atoi: parsing "12,5": invalid syntax'],
  ['bad-input-data', 'import: row 17: amount "12,x" is no number'],
  [
    'timeout',
    "requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='api', port=443): Read timed out. (read timeout=5)",
  ],
  ['timeout', 'Error: connect ETIMEDOUT 10.0.0.5:5432'],
  ['timeout', 'context deadline exceeded'],
  ['timeout', 'curl: (28) Operation timed out after 5001 milliseconds with 0 bytes received', 28],
  ['timeout', 'java.net.SocketTimeoutException: Read timed out'],
  ['timeout', 'Net::ReadTimeout: Net::ReadTimeout with #<TCPSocket:(closed)>'],
  ['timeout', 'dial tcp 10.0.0.9:5432: i/o timeout'],
  ['timeout', 'PHP Fatal error:  Maximum execution time of 30 seconds exceeded in /app/x.php on line 3', 255],
  ['timeout', 'wait-for-it.sh: timeout occurred after waiting 15 seconds for db:5432', 124],
  ['timeout', 'gave up waiting after 300 s: replica is still behind'],
  [
    'timeout',
    "TypeError: fetch failed\n    at node:internal/deps/undici/undici:12618:11 {\n  [cause]: ConnectTimeoutError: Connect Timeout Error\n      at onConnectTimeout (node:internal/deps/undici/undici:7760:28) {\n    code: 'UND_ERR_CONNECT_TIMEOUT'\n  }\n}",
  ],
  ['remote-error', 'curl: (22) The requested URL returned error: 503', 22],
  [
    'remote-error',
    'requests.exceptions.HTTPError: 500 Server Error: Internal Server Error for url: https://api.example',
  ],
  [
    'remote-error',
    'AxiosError: Request failed with status code 502\n    at settle (/app/node_modules/axios/dist/node/axios.cjs:1967:12)',
  ],
  [
    'remote-error',
    'An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.',
    254,
  ],
  ['remote-error', 'HTTP Error 429: Too Many Requests'],
  ['remote-error', "smtplib.SMTPRecipientsRefused: {'a@b.c': (550, b'5.1.1 User unknown')}"],
  ['remote-error', 'unexpected status 404 Not Found from https://api.example/v1/reports'],
  ['remote-error', "fatal: repository 'https://git.example/x.git/' not found", 128],
  ['remote-error', 'the partner answered 500: ledger is closed'],
  [
    'check-failed',
    '> ============================= short test summary info =============================\n> FAILED tests/test_a.py::test_b - assert 1 == 2\n> ========================= 1 failed, 3 passed in 0.12s =========================',
  ],
  ['check-failed', 'FAILED (failures=1)'],
  ['check-failed', 'Tests:       1 failed, 4 passed, 5 total'],
  ['check-failed', '> 5 examples, 1 failure\n> \n> Failed examples:\n> \n> rspec ./spec/a_spec.rb:3 # A b'],
  [
    'check-failed',
    '> --- FAIL: TestTotal (0.00s)\n>     total_test.go:9: got 3, want 4\n> FAIL\n> FAIL\texample.com/job\t0.002s\n> FAIL',
  ],
  ['check-failed', '3 of 20 checks failed'],
  ['check-failed', 'verification failed: 12 rows differ'],
  ['check-failed', 'Error: drift detected between plan and state'],
  ['check-failed', 'a.txt: FAILED\nsha256sum: WARNING: 1 computed checksum did NOT match'],
  ['check-failed', 'AssertionError: debits 184220.15 and credits 184120.15 differ by 100.00'],
  ['check-failed', 'cmp: a b differ: byte 3, line 1'],
  ['check-failed', '✖ 3 problems (2 errors, 1 warning)'],
]

describe('rules of files, settings, data, time, answers and checks', () => {
  it.each(WORDINGS)('%s: %s', (cause, text, status) => {
    expect(judgeText(text, status).cause).toBe(cause)
  })
})
