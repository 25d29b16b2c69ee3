import { toRules } from './rule'

const NAME =
  '\\b(?!(?:ERR|ER|SSL|TLS|UNABLE|CERT|HTTP|ORA|SQL|SELF|DEPTH|NOT|INVALID|ACCESS|CONNECTION|PERMISSION|RESOURCE|INTERNAL|PRECONDITION|DEADLINE|UND|MODULE|WRONG|EAI|STATUS|NO|TOO)_)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|DATABASE_URL|PORT|HOME|PATH|TOKEN|SECRET'
const setting = (text: string) => new RegExp(text.replaceAll('NAME', NAME))

/** Settings, checks, answers of others and time. */
export const SETTINGS = toRules([
  [
    'configuration',
    'shells: set -u, expansion of what is unset',
    3,
    /^(?:\S+: )?(?:line )?\d+: (?<name3>[A-Z][A-Z0-9_]{2,}): (?!.*(?:not found|No such file|Permission denied|readonly|cannot))|(?<name>\w+): (?:unbound variable|parameter (?:not set|null or not set)|Variable ist nicht gesetzt|variable sans liaison)/,
    'The environment variable {name} is not set.',
  ],
  [
    'configuration',
    'CPython os.environ, Ruby ENV.fetch',
    3,
    setting(
      `KeyError(?:: |\\()['"](?<name>NAME)['"]|: ['"](?<name4>NAME)['"]$|key not found: "(?<name2>NAME)"|(?:could not find|no) (?:such )?environment variable "?(?<name3>NAME)`,
    ),
    'The environment variable {name} is not set.',
  ],
  [
    'configuration',
    'many programs',
    3,
    setting(
      `(?<name>NAME)['"\`]?(?: environment variable| env(?:ironment)? var\\w*| variable| setting)?:? (?: ?['"\`]?[^'"\`\\s]{0,40}['"\`]? )?(?:is|was|are|has|must|should|needs?|cannot|can't|isn't|wasn't|has not)\\b(?! (?:set to|now|ok|valid|fine|used|unchanged|being|deprecated))|(?<name2>NAME)['"\`]?:? (?:environment variable |env(?:ironment)? var\\w* |variable |setting )?(?:not (?:set|defined|configured|found|provided|specified|present|given)|unset|missing|required|undefined|empty|blank|invalid|mandatory|absent|[Ii]nvalid input|[Rr]equired|malformed|unknown)`,
    ),
    'The setting {name} is missing or invalid.',
    /warn|is set to|defaults? to/i,
  ],
  [
    'configuration',
    'many programs',
    3,
    setting(
      `(?:missing|required|undefined|unset|empty|no|invalid|set|define|provide|expected|lacks?|without|unknown|specify|bad|wrong|malformed)(?: (?:the|a|an|value|for|of|required|mandatory|key|your|valid|or invalid|config(?:uration)?|setting))*(?: environment| env)?(?: variables?| vars?)?(?: named| called)?[: ]+['"\`]?(?<name>NAME)`,
    ),
    'The setting {name} is missing or invalid.',
    /warn|successfully|SQL|KEY constraint/i,
  ],
  [
    'configuration',
    'Prisma, envalid, decouple, envconfig, Django',
    3,
    /Environment variable not found: "?(?<name>\w+)|Missing environment variables?|(?<name2>\w+) not found\. Declare it as envvar|required key (?<name3>\w+) missing value|Set the (?<name4>\w+) environment variable|ImproperlyConfigured|UndefinedValueError|environment variables? .{0,60}(?:not set|missing|required|undefined|not found|not defined|must be)|(?:missing|required|undefined) (?:environment|env)\b|env: .* (?:is )?not set|Error validating datasource|for (?:App|Base)?Settings\b|validation errors? for \w*(?:Settings|Config)\b|SettingsError|[Ii]nvalid environment\b/,
    'A setting is missing or invalid: {name}.',
  ],
  [
    'configuration',
    'Spring Boot',
    3,
    /Could not resolve placeholder '(?<name>[^']+)'|Failed to configure a DataSource|Failed to bind properties under '?(?<name2>[^'\s]+)|'url' attribute is not specified|Failed to determine a suitable driver class|ConfigDataResourceNotFound|Config data location|InvalidConfigurationProperty|IllegalStateException: .*(?:profile|property)|Property: (?<name3>[\w.-]+)$|No qualifying bean|No bean of type|NoSuchBean|jdbcUrl is required|Driver .* claims to not accept jdbcUrl/,
    'A setting is missing or invalid: {name}.',
  ],
  [
    'configuration',
    'Rails, Laravel, Symfony',
    3,
    /Missing `?(?:secret_key_base|encryption key)|AdapterNotSpecified|AdapterNotFound|Cannot load database configuration|database is not configured|No database (?:selected|file specified)|No application encryption key|MissingAppKey|EnvNotFoundException|Environment variable not found|The parameter "(?<name>[^"]+)" must be defined|non-existent parameter|Database connection \[.*\] not configured|ActiveSupport::(?:MessageEncryptor|EncryptedFile|EncryptedConfiguration)\S*/,
    'A setting is missing or invalid: {name}.',
  ],
  [
    'configuration',
    'libpq, SQLAlchemy, URL parsers',
    3,
    /missing "=" after|invalid (?:dsn|connection option|URI query parameter|port number|integer value .* for connection option|connection string)|Could not parse (?:SQLAlchemy|rfc1738) URL|(?:Invalid|invalid) (?:connection string|URI|URL|DSN|database url)|ERR_INVALID_URL|URI::InvalidURIError|bad URI|first path segment in URL cannot contain colon|MalformedURLException|unsupported protocol scheme|no scheme supplied|MissingSchema|InvalidSchema|UnsupportedProtocol|ERR_SOCKET_BAD_PORT|options\.port should be|RelativeUrlWithoutBase|missing protocol scheme|Invalid scheme|unknown scheme|invalid port\b/i,
    'An address in the configuration is missing or invalid.',
    /from (?:user|row|line)|row \d|record/,
  ],
  [
    'configuration',
    'AWS SDKs, Azure, Google',
    3,
    /Unable to locate credentials|NoCredentialsError|Could not load credentials|CredentialsProviderError|Missing credentials in config|Unable to load (?:AWS )?credentials|NoRegionError|You must specify a region|Missing region|config profile \(.*\) could not be found|Could not load the default credentials|DefaultCredentialsError|could not find default credentials|no EC2 IMDS role found|NoCredentialProviders|PartialCredentialsError|DefaultAzureCredential failed|Unable to find a region/,
    'The credentials or the region of a service are not configured.',
  ],
  [
    'configuration',
    'Cloud Foundry bindings',
    2,
    /VCAP_SERVICES|(?:service|binding)s? (?:named |of type |labelled |instance )?['"`]?[\w.-]*['"`]? ?(?:is |was |were )?not (?:found|bound)|\bno [\w.-]+ (?:service|instance|binding)s? (?:is |was |are )?(?:bound|configured|found)|no (?:such )?(?:bound )?(?:service|binding)s?(?: \S+)? (?:is |was |of |named |bound|with|found|matching|called)|not bound to|unbound service|credentials .{0,20}(?:not found|missing) in|missing (?:service )?binding|is(?: not|n't) bound/i,
    'A service binding is missing.',
    /type bound|lifetime/,
  ],
  [
    'configuration',
    'viper, Terraform, Alembic, nginx, Flyway, locales, time zones',
    3,
    /Config(?:uration)? [Ff]ile .{0,80}[Nn]ot [Ff]ound|key found in configuration|No value for required variable|unsupported locale setting|unknown time ?zone|[Nn]o time zone found|ZoneInfoNotFound|(?:[Ii]nvalid|[Bb]ad) time ?zone|[Uu]nknown or bad timezone|Unknown time-zone ID|Invalid identifier.*time ?zone|TZInfo::InvalidTimezone|No (?:public|secret) key\b|nginx: \[emerg\]|ConfigurationError|ConfigError|ConfigException|InvalidConfiguration|JAVA_HOME|tell me who you are|auto-detect email|TNS:could not resolve the connect identifier|ORA-12154|ORA-12514|Configure the url|BadConfig|MissingConfig/i,
    'A setting is missing or invalid.',
    /npm warn|WARN|deprecat|ssl|TLS/i,
  ],
  [
    'configuration',
    'many programs',
    3,
    /(?:invalid|bad|incomplete|wrong|broken|incorrect) (?:\w+ )?config(?:uration)?\b|config(?:uration)? (?:error|is (?:invalid|incomplete|missing))\b|config(?:uration)? invalid\b/i,
    'The configuration is invalid.',
    /npm warn|WARN|deprecat|TLS/i,
  ],
  [
    'configuration',
    'general wording',
    2,
    /(?:config(?:uration)?|settings?)(?: file)?:? .{0,60}(?:invalid|missing|not found|unknown (?:key|option|setting|field|property)|required|error|incomplete|must)|(?:invalid|missing|bad|incomplete|incorrect|wrong|broken|unsupported) (?:\w+ )?(?:config(?:uration)?|settings?|option value)\b|unknown (?:setting|configuration)|not configured|\bno [\w ]{1,30} configured\b|misconfigured|(?:section|key|property|option|value|setting|entry)\b.{0,60} in .{0,40}\.(?:ini|conf|cfg|toml|properties|env)\b|property .{1,60} (?:is |must be )(?:required|set|missing)|no (?:default )?(?:config|configuration|profile)\b|license .{0,40}(?:expired|invalid|missing|not found)|licence .{0,40}(?:expired|invalid|missing)|connection ?string\b.{0,60}(?:not found|missing|empty|null|not (?:been )?(?:set|initiali[sz]ed|configured))|(?:server|client|protocol) version mismatch|could not determine \w+ version|Unsupported class file major version|\b(?:needs?|requires?|wants?) (?:node(?:\.js)?|java|python|ruby|php|go|npm|perl|jdk|\.net)\b.{0,20}\d/i,
    'A setting is missing or invalid.',
    /npm warn|WARN|deprecat|ssl|TLS/i,
  ],
])

export const CHECKS = toRules([
  [
    'check-failed',
    'pytest, unittest',
    3,
    /^E {3,}\S|=+ .*\b(?<count>\d+) failed\b.* =+|FAILED \((?:failures|errors)=\d+|^FAILED \S+::|AssertionError|short test summary/,
    'A check failed.',
  ],
  [
    'check-failed',
    'jest, vitest, mocha, node:test, TAP',
    3,
    /Tests:\s+(?<count>\d+) failed|Test Suites: \d+ failed|Test Files\s+\d+ failed|^\s*(?<count2>\d+) failing|^# fail [1-9]|^not ok \d|● .* › |AssertionError|ERR_ASSERTION|ERR_TEST_FAILURE|expect\(received\)|\d+ tests? failed/m,
    'A check failed.',
  ],
  [
    'check-failed',
    'RSpec, minitest, PHPUnit, JUnit, go test, cargo test, ExUnit',
    3,
    /^\s*(?:Expected|Received|Actual|expected|actual|got): ?\S|^\s*\d+\) (?:Failure|Error|\w+#)|\d+ examples?, [1-9]\d* failures?|\d+ (?:runs|tests), \d+ assertions, (?:[1-9]\d* failures|\d+ failures, [1-9])|FAILURES!|Tests: \d+, Assertions: \d+, (?:Failures|Errors): \d+|Tests run: \d+, (?:Failures: [1-9]|Failures: \d+, Errors: [1-9])|There are test failures|^(?:---|\s+---) FAIL: |^FAIL(?:$|\s)|test result: FAILED|\d+ tests?, [1-9]\d* failures?|Failed examples:|tests? (?:have )?failed|Minitest::Assertion|ExpectationNotMet|AssertionFailedError|ComparisonFailure|ExUnit\.AssertionError|assertion (?:`?left|failed)/m,
    'A check failed.',
    /^panic/,
  ],
  [
    'check-failed',
    'linters and type checkers',
    3,
    /\b[1-9]\d* problems? \(\d+ errors?|Found [1-9]\d* errors?\b|[1-9]\d* errors? (?:found|generated|and)|would (?:be )?reformat|error TS\d+|would reformat|\d+ (?:offenses|violations|vulnerabilities|issues|problems) (?:detected|found)|found [1-9]\d* (?:\w+ ){0,3}vulnerabilit|Code style issues|rated at \d|^\S+\.\w+:\d+:\d+: [EFWC]\d{3}/,
    'The check found errors.',
  ],
  [
    'check-failed',
    'diff, cmp, checksum tools',
    3,
    /^\d+(?:,\d+)?[acd]\d+(?:,\d+)?$|^@@ -\d+(?:,\d+)? \+\d+|computed checksums? did NOT match|: FAILED$|\bdiffer: (?:byte|char)|^Files .* differ$|^Only in |checksum .{0,60}(?:mismatch|does not match|did not match|differs)|\bexpected (?:http |status |code )*\d{3}\b.{0,24}\b[1-5]\d\d\b|\b[1-5]\d\d\b.{0,12}(?:expected|instead of|wanted|should be) [1-5]\d\d\b|hash mismatch|digest mismatch|signature mismatch/,
    'Two things that should be the same differ.',
    /migration|changeset|gzip|crc|CRC/,
  ],
  [
    'check-failed',
    'coverage, quality gates, monitoring plug-ins, k6, Terraform, dbt',
    3,
    /(?:coverage|threshold).{0,60}(?:not met|below|under|less than|fail|crossed|does not meet)|Quality ?gate.*(?:fail|error)|thresholds on metrics|drift (?:was )?(?:detected|found)|^\w+ CRITICAL\b|Failure in test|Certificate will (?:have )?expired?\b|^Total: [1-9]\d* \((?:UNKNOWN|LOW|MEDIUM|HIGH|CRITICAL)|error budget|budget exceeded|\bSLOs? (?:violat|miss|breach)/i,
    'The check reports a negative result.',
  ],
  [
    'check-failed',
    'general wording, of counts',
    2,
    /expected \d[\d.,]* [\w .-]{1,40}, (?:but )?(?:found|got|saw|have|there (?:are|is)) \d|\b\d{3}\b \((?:expected|wanted|want) \d{3}\)|refus(?:e|es|ing|ed) to (?:delete|drop|remove|overwrite|continue|proceed|publish|send|close|run|apply|import|export|deploy|commit|purge|truncate)\b|outside (?:of )?(?:the |its )?\w* ?(?:window|hours|range|period|schedule)\b|not (?:in|within) (?:the |its )?\w* ?window\b|(?:is|are) not (?:zero|balanced|equal|complete|consistent|in sync)\b|\b[1-9]\d* (?:\w+ ){0,2}(?:differ|mismatch(?:ed)?|unbalanced|are missing|do not match|diverge)\b|\bCONFLICT \(|patch (?:does not apply|failed)|\bBAD signature\b|Certificate will (?:have )?expired?\b|Verification failure|not (?:yet )?(?:been )?approved\b|Automatic merge failed|Failure in test|\bGot \d+ results?, configured to fail|(?:with|has|have) conflicts?\b|too (?:few|many) (?:rows|records|orders|items|changes|errors|failures|rejects)\b/i,
    'The program ran, and its check failed.',
    /\bcolumns?\b|\bfields?\b|argument/,
  ],
  [
    'check-failed',
    'general wording',
    2,
    /(?:check|test|verification|validation|assertion|audit|inspection|probe|comparison|reconciliation|smoke|health|sanity|acceptance|integrity|consistency|compliance|lint|scan|expectation|invariant|gate|canary|readiness|preflight)\w*\b.{0,40}\b(?:failed|failures?|did not pass|unsuccessful|violated|negative|not ok|not passed|\bresult: fail|\bFAIL\b.{0,20}\b\d+ of \d+|broken|FAILED)|\b(?<count>[1-9]\d*) (?:of|out of|\/) \d+ .{0,40}(?:failed|(?:is|are|was|were) not|differ|missing|mismatch|wrong|do not|did not|not ok|stale|broken|incorrect|unhealthy|red)|\b[1-9]\d* (?:checks?|tests?|assertions?|mismatch(?:es)?|differences?|discrepanc(?:y|ies)|inconsistenc(?:y|ies)|violations?|regressions?|findings?) (?:failed|found|detected|remain)|(?:mismatch|discrepancy|inconsisten\w+|imbalance|regression|anomal(?:y|ies)|drift|divergence) .{0,60}(?:detected|found|between|in|of|exceeds|remain)|\bdiffers? (?:by|from|in|between)\b|\b\d[\d.,]* ?\w*, expected \d|\bfound [1-9]\d* (?:orphan|stale|broken|missing|inconsistent|duplicate|unbalanced|unmatched|dangling|invalid|outdated|corrupt)\w*|not passed|\bresult: fail|\bFAIL\b.{0,20}\b\d+ of \d+|\bfound [1-9]\d* (?:violations?|differences?|mismatch\w*|problems?|issues?|discrepanc\w+|regressions?|anomal\w+)|\b\d+ (?:\w+ )?behind\b|\bis \d+ (?:days?|hours?|weeks?) old\b|\bno \w+ (?:newer|younger|fresher|more recent) than|do(?:es)? not (?:match|agree|add up|balance|tally|reconcile|equal)|(?:did|do|does) not match|expected .{1,80}(?:,| but|; )\s?(?:got|was|is|found|received|actual|saw|have)\b|out of (?:balance|tolerance|range|bounds of)|(?:totals?|sums?|counts?|balances?|numbers?|rows?|versions?|checksums?|hashes) .{0,60}(?:differ|diverge|disagree|unequal|not equal)|unhealthy|(?:is|are) (?:stale|outdated|too old|not healthy|degraded)|(?:below|above|exceeds?|over|under) (?:the )?(?:threshold|limit|minimum|maximum|target|baseline|tolerance|budget)/i,
    'The program ran, and its check failed.',
    /\bjson|\bxml|csv|parse|authenticat|certificate|tls|ssl|timed? ?out|checksum mismatch for migration|connection|memory|disk|column|schema|rate limit|pool|lock|row \d|line \d|\[Errno/i,
  ],
])

export const ANSWERS = toRules([
  [
    'remote-error',
    'HTTP 5xx, 404, 429 and the like',
    3,
    /\b(?:HTTP(?:\/[\d.]+)?|status(?:Code|_code)?|code|error|response|returned|answered|responded|replied|server|with|received|got|API|failed|was)\b[^\w]{0,6}(?:with )?(?:an? )?(?:http )?(?:status )?(?:code )?(?:of )?(?:HTTP )?[^\w]{0,4}(?<status>400|404|405|406|408|409|410|412|413|415|418|422|423|424|426|428|429|431|451|50[0-9]|51\d|52\d)\b/i,
    'The other side answered with {status}.',
    /exit(?:ed)? (?:code|status|with)|returned error code|line|E11000|ORA-|expected (?:\w+ )?\d{3}|(?:expected|instead of) \d{3}/i,
  ],
  [
    'remote-error',
    'HTTP 5xx, 404, 429 and the like',
    3,
    /\b(?<status>400|404|405|409|410|413|415|422|429|500|501|502|503|504|507|52\d)\b[ :,-]{0,3}"?(?:Bad Request|Not Found|Method Not|Conflict|Gone|Payload|Request Entity|Unsupported Media|Unprocessable|Too Many|Internal Server|Not Implemented|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time|Server Error|Client Error|Insufficient Storage)|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out|Too Many Requests|HTTP Error \d{3}|HttpServerErrorException|HttpClientErrorException|HTTPStatusError|UnexpectedStatusCode|BadResponseStatusCode|Server returned HTTP response code|HTTP request failed|HTTP error|curl: \((?:8|19|22|25|47|63|78)\)|An error occurred \((?:4|5)\d\d\)|returned error: \d{3}|responded with (?:a )?\d{3}|Request failed with status code|failed with status \d{3}|non-2xx|ApiException|too many \d{3} error responses|\b(?!40[137])[45]\d\d (?:error|response|status|answer|from)\b/i,
    'The other side answered with an error of its own.',
  ],
  [
    'remote-error',
    'AWS, S3',
    3,
    /\b(?:NoSuchKey|NoSuchBucket|NoSuchUpload|SlowDown|Throttling(?:Exception)?|ThrottledException|RequestLimitExceeded|ProvisionedThroughputExceeded\w*|ServiceUnavailable|InternalError|InternalFailure|InternalServerError|BucketAlreadyExists|BucketNotEmpty|EntityTooLarge|PreconditionFailed|ResourceNotFoundException|LimitExceededException|QueueDoesNotExist|NonExistentQueue|ConditionalCheckFailed\w*|ServiceException|DecryptionFailure|InvalidBucketName|QuotaExceeded|MissingContentLength|PermanentRedirect|BucketRegionError)\b/,
    'The service answered with an error of its own.',
  ],
  [
    'remote-error',
    'PostgreSQL 57P03, Redis, AMQP, SMTP, gRPC, MongoDB, Kafka, Elasticsearch',
    3,
    /the database system is (?:starting up|shutting down|in recovery)|not (?:yet )?accepting connections|LOADING Redis|\bMOVED \d+|\bCLUSTERDOWN|MASTERDOWN|BUSY Redis|MISCONF Redis|WRONGTYPE|NOT_FOUND - no (?:queue|exchange)|PRECONDITION_FAILED|RESOURCE_LOCKED|INTERNAL_ERROR|NOT_PRIMARY|NotWritablePrimary|not (?:master|primary)|NotPrimaryError|code = (?:Internal|Unavailable|ResourceExhausted|Unknown|NotFound|FailedPrecondition|Aborted|DataLoss|Unimplemented)|\bRESOURCE_EXHAUSTED\b|\b(?:4[25]\d|55\d|54\d) \d\.\d\.\d\b|^\d{3} [45]\.\d\.\d|Relay access denied|mailbox unavailable|User unknown|SMTP\w*(?:Recipients|Sender|Data|Response)\w*|NotLeaderForPartition|UnknownTopicOrPartition|RecordTooLarge|LEADER_NOT_AVAILABLE|GroupCoordinatorNotAvailable|cluster_block_exception|es_rejected_execution|search_phase_execution|all shards failed|quota .{0,40}exceeded|rate[- ]?limit(?:ed|ing)?(?:.{0,20}exceeded| reached| hit)?|exceeded .{0,30}(?:rate|quota|requests)|over quota|throttled|Replication lag|SOAP-?ENV:Fault|SOAPFault|SoapFault|faultstring|XX000|ORA-0(?:0600|7445|3113|3114|1034|1033)/i,
    'The other side answered with an error of its own.',
    /internal error of|Disk quota|memory|\btimeout\b/i,
  ],
  [
    'remote-error',
    'git',
    3,
    /repository '?https?:[^']+'? not found|Repository not found|Remote branch \S+ not found|couldn't find remote ref|\[(?:remote )?rejected\]|failed to push some refs|remote: error|remote: fatal|RPC failed; HTTP|Broker: (?:Message|Unknown|Invalid|Not|Group|Request|Offset|Topic|Policy)|exceeded .{1,40}(?:space|org(?:ani[sz]ation)?)(?:'s)? quota/i,
    'The remote repository answered with an error.',
  ],
  [
    'remote-error',
    'general wording',
    2,
    /(?:upstream|remote|server|service|api|endpoint|partner|provider|backend|gateway|peer|other side|host|carrier|courier|bank|shop|supplier|vendor|broker|insurer|registry|portal|crm|erp|processor|acquirer|exchange|marketplace|warehouse|hub) (?:\S+ ){0,3}(?:answered|replied|responded|returned|reported|said|says|rejected|refused|declined|failed|sent|did not accept|does not accept|doesn't accept|is (?:unavailable|overloaded|down for|in maintenance|busy)|was unavailable)|(?:answered|replied|responded|returned|rejected|declined) (?:by|from|with)\b .{0,60}(?:error|fault|rejected|declined|unavailable|failure)|\b(?:service|api|server|partner|provider|bank|shop|gateway|portal): ["'“„]|\bis having (?:trouble|problems|issues)|(?:down for|under|in) maintenance|reported an? (?:fault|error)|(?:says?|said|answered|replied|returned|responded|reports?|gave|got|sent)\b.{0,20}\b[45]\d\d\b|quota .{0,60}(?:used up|exceeded|exhausted|reached|over)|temporarily unavailable|too many requests|server error|remote error|error from (?:the )?(?:server|api|upstream|remote|service)/i,
    'The other side answered with an error of its own.',
    /file|resource temporarily|EAGAIN|Errno|connection (?:refused|closed|reset)|credential|token|fork|\bto connect|log-?in|password|api key|signature/i,
  ],
])

export const TIME = toRules([
  [
    'timeout',
    'PostgreSQL 57014, MySQL 3024, MongoDB 50',
    3,
    /canceling statement due to (?:statement timeout|user request)|maximum statement execution time exceeded|MaxTimeMSExpired|operation exceeded time limit|idle[- ]in[- ]transaction|QueryCanceled|QueryTimeout|query (?:was )?(?:timed out|timeout)|\b57014\b|Statement timed out|transaction timeout/i,
    'A statement ran longer than the database allows.',
  ],
  [
    'timeout',
    'curl exit 28',
    3,
    /(?:Operation|Connection|Resolving|SSL connection) timed? ?out after (?<ms>\d+) (?:milliseconds|ms)|curl: \(28\)|Connection timeout after/i,
    'A time limit of {ms} ms ran out.',
  ],
  [
    'timeout',
    'PHP max_execution_time',
    3,
    /Maximum execution time of (?<limit>\d+ seconds?) exceeded|attempted too many times or run too long|may have previously timed out/i,
    'The time limit of {limit} ran out.',
  ],
  [
    'timeout',
    'coreutils timeout',
    3,
    /timeout: sending signal|^Command timed out|timed out after (?<limit>[\d.]+ ?(?:seconds?|s|ms|minutes?|milliseconds|m))\b|exceeded (?:the )?(?:timeout|time ?limit|deadline)(?: of (?<limit2>[\d.]+ ?\w+))?|timeout of (?<limit3>[\d.]+ ?(?:ms|s|seconds|minutes)) exceeded|exceeded timeout of (?<limit4>[\d.]+ ?\w+)|wait timeout of (?<limit5>\S+)/i,
    'The time limit of {limit} ran out.',
  ],
  [
    'timeout',
    'libuv, glibc ETIMEDOUT; Go, Java, Python, Ruby, .NET, Node clients',
    3,
    /\bETIMEDOUT\b|ESOCKETTIMEDOUT|Connection timed out|Operation timed out|connect timed out|Connect(?:ion)? ?Timeout|Read(?:ing)? timed out|ReadTimeout|SocketTimeout|TimeoutException|TimeoutError|Timeout::Error|Net::(?:Open|Read|Write)Timeout|execution expired|context deadline exceeded|Client\.Timeout|i\/o timeout|TLS handshake timeout|DEADLINE_EXCEEDED|DeadlineExceeded|UND_ERR_\w*TIMEOUT|aborted due to timeout|TimeLimitExceeded|request timed out|Request Timeout|timed? out waiting|ECONNABORTED.*timeout|OperationTimedOut|TaskCanceledException.*Timeout|HttpTimeout|HandshakeTimeout|ServerSelectionTimeout|ConnectTimeoutError|Zeitüberschreitung|Délai d'attente|Tiempo de espera|Wartezeit|os error 110|:timeout\b|exceeded the timeout|KafkaTimeout|timeout occurred|expired before|TIMED?OUT\b/i,
    'A time limit ran out.',
    /Lock wait|lock timeout|pool|QueuePool|acquiring a connection|statement timeout: \d|setting/i,
  ],
  [
    'timeout',
    'general wording',
    2,
    /tim(?:ed?|ing) ?-?out|time ?out\b|deadline|(?:took|takes|taking|ran|running|waited|lasted) (?:for )?(?:too long|longer than|more than)|time (?:limit|budget|window|allowance|is up|was up) ?(?:\S+ ){0,4}(?:exceeded|reached|over|ran out|expired|elapsed|used up|exhausted|of)|(?:no|without) (?:an? )?(?:answer|response|reply|result|heartbeat|progress) .{0,30}(?:after|within|for|in) \d|(?:not|never) .{0,60}(?:within|after|in time|in) (?:the )?\d+ ?(?:s\b|ms|sec|min|hour)|not .{1,50} in time\b|(?:gave|giving) up (?:waiting )?after \d+ ?(?:s\b|ms|sec|min)|waited \d+ ?(?:s\b|ms|sec|min)|still .{0,50}(?:after|for) \d+ ?(?:s\b|ms|sec|min)|ran out of time|stopped responding|did not finish (?:loading|in)|(?:exceed|overran|over)\w* .{0,30}\d+ ?(?:s|sec\w*|min\w*|ms|hours?) ?(?:limit|budget|window|allowed)?(?:$|[,.;] )/i,
    'A time limit ran out.',
    /lock|pool|timeout: (?:invalid|missing|unrecognized)|Try 'timeout|--timeout|timeout[=:]|timeouts? (?:is )?set|retry in/i,
  ],
])
