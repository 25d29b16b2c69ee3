import { toRules } from './rule'

/** Bugs: nothing around the program is to blame, whatever else the words sound like. */
export const BUGS = toRules([
  [
    'uncaught-exception',
    'V8',
    2,
    /Cannot (?:read|set) propert(?:y|ies)|\bis not (?:a function|iterable|a constructor)\b|\b(?<type>TypeError|ReferenceError|RangeError|EvalError)(?: \[\w+\])?: (?<what>.*)/,
    'The program failed by itself: {what}.',
    /Invalid URL|fetch failed|terminated|BigInt|ERR_INVALID_URL|JSON|circular|argument must be of type|Incorrect locale/,
  ],
  [
    'uncaught-exception',
    'ActiveRecord, Django, Ecto, JPA, SQLAlchemy: a record that is not there',
    2,
    /RecordNotFound|Couldn't find \w+ with|\.DoesNotExist: |matching query does not exist|NoResultFound|Ecto\.NoResultsError|EntityNotFoundException|EmptyResultDataAccess|NoResultException|ModelNotFoundException|EntityNotFoundError/,
    'The program asked for a record that is not there.',
  ],
  [
    'uncaught-exception',
    'many programs',
    2,
    /^BUG\b|this is a bug|should never happen|unreachable code|impossible state|please report this/i,
    'The program says that it has a bug.',
  ],
  [
    'uncaught-exception',
    'OpenSSL 3 and old digests',
    3,
    /digital envelope routines/,
    'The program asks for a digest that OpenSSL 3 does not have.',
  ],
  [
    'uncaught-exception',
    'CPython',
    2,
    /(?:list|tuple|string|pop|bytearray) (?:assignment )?index out of range|pop from empty|'NoneType' object|object (?:has no attribute|is not (?:callable|iterable|subscriptable))|division by zero|unsupported operand type|\b(?<type>TypeError|AttributeError|NameError|UnboundLocalError|IndexError|KeyError|ZeroDivisionError|NotImplementedError|StopIteration|OverflowError|FloatingPointError|BufferError): ?(?<what>.*)/,
    'The program failed by itself: {type}: {what}.',
  ],
  [
    'uncaught-exception',
    'Ruby',
    2,
    /\b(?<type>NoMethodError|NameError|FrozenError|IndexError|FloatDomainError|FiberError|LocalJumpError|ZeroDivisionError|UncaughtThrowError|(?<=\()KeyError)\b|wrong number of arguments \(given|undefined (?:local variable or )?method|divided by 0/,
    'The program failed by itself: {type}.',
  ],
  [
    'uncaught-exception',
    'Java, Kotlin, Scala',
    3,
    /\b(?<type>NullPointerException|ArrayIndexOutOfBoundsException|IndexOutOfBoundsException|StringIndexOutOfBoundsException|ClassCastException|ArithmeticException|ConcurrentModificationException|UnsupportedOperationException|NegativeArraySizeException|MatchError|ArrayStoreException|UninitializedPropertyAccessException)\b/,
    'The program failed by itself: {type}.',
  ],
  [
    'uncaught-exception',
    'Go',
    2,
    /(?:panic: )?(?<what>runtime error: .*|interface conversion: .*|assignment to entry in nil map.*|close of (?:nil|closed) .*|send on closed channel|all goroutines are asleep.*|concurrent map .*|sync: negative WaitGroup.*)/,
    'The program panicked: {what}.',
  ],
  [
    'uncaught-exception',
    'PHP',
    2,
    /Uncaught (?<type>TypeError|ArgumentCountError|DivisionByZeroError|ArithmeticError|Error|UnhandledMatchError|BadMethodCallException)\b|Call to (?:a member function|undefined (?:function|method))|Unsupported operand types|Cannot redeclare/,
    'The program failed by itself.',
  ],
  [
    'uncaught-exception',
    '.NET',
    2,
    /System\.(?<type>NullReferenceException|IndexOutOfRangeException|InvalidCastException|DivideByZeroException|NotImplementedException|KeyNotFoundException|ArgumentNullException|ArgumentOutOfRangeException)\b/,
    'The program failed by itself: {type}.',
  ],
  [
    'uncaught-exception',
    'Rust',
    2,
    /index out of bounds|attempt to (?:divide|subtract|add|multiply|calculate)|already (?:mutably )?borrowed|explicit panic|not yet implemented|entered unreachable code|called `Option::unwrap\(\)` on a `None`/,
    'The program panicked.',
  ],
  [
    'uncaught-exception',
    'Perl, Elixir, Erlang, Lua, R, jq, SQL',
    2,
    /Can't call method|Can't use (?:an undefined|string)|Illegal division by zero|Undefined subroutine|Not (?:an? )?(?:ARRAY|HASH|CODE) reference|\*\* \((?:FunctionClauseError|ArithmeticError|MatchError|CaseClauseError|KeyError|BadMapError|WithClauseError|BadFunctionError)\)|attempt to (?:index|call|perform arithmetic|compare|concatenate)|object '.*' not found|non-numeric argument|subscript out of bounds|division by (?:zero|0)|no function clause matching|could not find function/,
    'The program failed by itself.',
  ],
])

/** Classes that programs throw for anything: their words may tell more. */
export const GENERIC = toRules([
  [
    'uncaught-exception',
    'many languages',
    1,
    /\b(?<type>RuntimeError|RuntimeException|IllegalStateException|IllegalArgumentException|ArgumentError|InvalidOperationException|ArgumentException|LogicException|DomainException|InvalidArgumentException|ValueError|InputMismatchException|NoSuchElementException|System\.Exception|AggregateException|NotSupportedException|LookupError|StandardError)\b/,
    'The program failed by itself: {type}.',
  ],
  [
    'uncaught-exception',
    'Go, Rust',
    1,
    /^panic: (?<what>.*)|called `Result::\w+\(\)` on/,
    'The program panicked.',
  ],
])

/** Words of a class of error, split at its capitals, and the cause they speak for. */
export const CLASS_WORDS = toRules([
  ['heap-out-of-memory', 'class of error', 1, /OutOfMemory|MemoryLimit|MemoryError/],
  ['stack-overflow', 'class of error', 1, /StackOverflow|Recursion(?:Error|Limit)/],
  [
    'database-connections-exhausted',
    'class of error',
    1,
    /Pool(?:Exhausted|Timeout|Full|Error|Depleted)|TooManyConnections|ConnectionLimit|NoFreeConnection|ConnectionAcquire/,
  ],
  [
    'lock-held',
    'class of error',
    1,
    /Lock(?!smith|out)|Deadlock|Serialization|Concurrency|AlreadyRunning|Conflict(?!ingOption)|Busy|Mutex|Lease/,
  ],
  ['port-in-use', 'class of error', 1, /AddressInUse|PortInUse|AddressAlreadyInUse|BindException/],
  [
    'connection-refused',
    'class of error',
    1,
    /ConnectionRefused|ConnectRefused|ConnectError|CannotConnect|ConnectionFailed|ConnectFailed|Unreachable|NoServer|NoBroker|NotConnected|ConnectException|ConnectionNotEstablished/,
  ],
  [
    'connection-lost',
    'class of error',
    1,
    /ConnectionReset|ConnectionClosed|ConnectionLost|Disconnect|BrokenPipe|HangUp|ConnectionAborted|StreamClosed|ConnectionDone|ConnectionDropped|StreamLost/,
  ],
  [
    'dns-failure',
    'class of error',
    1,
    /UnknownHost|NameResolution|Dns[A-Z]|DNS|HostNotFound|Resolution(?:Error|Failed)$/,
  ],
  ['tls-failure', 'class of error', 1, /Ssl|SSL|Tls|TLS|Certificate|Handshake/],
  [
    'auth-refused',
    'class of error',
    1,
    /Auth(?!or(?!iz))|Unauthorized|Unauthenticated|Forbidden|Credential|Login|AccessDenied|Token(?:Expired|Invalid|Rejected|Error)|(?:Expired|Invalid|Bad)Token|InvalidPassword|Unauthorised|Signature(?:Invalid|Mismatch)/,
  ],
  [
    'timeout',
    'class of error',
    1,
    /Time(?:d)?[oO]ut|Deadline|TimeLimit|TimedOut|TookTooLong|Expired(?!Token)/,
  ],
  ['disk-full', 'class of error', 1, /DiskFull|NoSpace|DiskQuota|OutOfDisk|StorageFull/],
  ['permission', 'class of error', 1, /Permission|Privilege|NotPermitted|ReadOnly(?!Replica)|NotAllowed/],
  [
    'remote-error',
    'class of error',
    1,
    /Quota|RateLimit|Throttl|TooManyRequests|ServiceUnavailable|BadGateway|ServerError|Http(?:Status|Response|Error|Exception)|HTTP(?:Status|Response|Error)|Api(?:Error|Exception)|API(?:Error|Status|Exception)|RemoteError|ResponseError|Upstream|BadResponse|Rejected|GatewayError|FaultException|StatusCode|(?:Partner|Provider|Carrier|Vendor|Supplier|Gateway|Backend|Payment|Remote|Service|Client)(?:Error|Exception|Failure|Fault)$/,
  ],
  [
    'module-missing',
    'class of error',
    1,
    /Module(?:Not|Missing)|(?:Class|Package|Plugin|Driver|Library)NotFound|MissingDependency|ImportError|LoadError|NoSuchModule/,
  ],
  [
    'missing-file',
    'class of error',
    1,
    /(?:File|Directory|Path|Template|Folder|Document|Input)(?:s)?(?:Not(?:Found|Exist|There)|Missing|DoesNotExist)|NoSuchFile|Missing(?:File|Directory|Input|Template)/,
  ],
  [
    'configuration',
    'class of error',
    1,
    /Config|Misconfig|ImproperlyConfigured|Settings?(?:Error|Missing|Invalid|Exception)|Missing(?:Env|Environment|Setting|Variable|Secret|Binding)|Env(?:ironment)?(?:Var|Variable|Error|Missing)|UnboundService|NoBinding|License|Licence|InvalidUrl|InvalidURL|InvalidUri|InvalidURI/,
  ],
  [
    'constraint-violation',
    'class of error',
    1,
    /Integrity|Constraint|Duplicate(?!Option)|UniqueViolation|NotUnique|AlreadyExists|ForeignKey/,
  ],
  [
    'database-schema',
    'class of error',
    1,
    /Migration|UndefinedTable|UndefinedColumn|NoSuchTable|NoSuchColumn|SchemaMismatch|SchemaError|SchemaVersion|UnknownTable|UnknownColumn/,
  ],
  [
    'usage-error',
    'class of error',
    1,
    /Usage|InvalidOption|(?:Missing|Unknown|Invalid|Bad)(?:Argument|Option|Parameter|Flag|Command)(?!Exception|OutOf)|ArgParse|CommandLine|OptionError/,
  ],
  [
    'bad-input-data',
    'class of error',
    1,
    /Validation|Pars(?:e|ing)|Decod(?:e|ing)|Malformed|Deseriali|Unmarshal|Encoding|Unicode|Format(?:Error|Exception)|Json|JSON|Xml|XML|Yaml|YAML|Csv|CSV|InvalidData|BadData|Corrupt|Truncated|InvalidRecord|^Invalid(?!Operation|Argument|State|Option|Parameter|Command|Url|Uri|Credential|Token|Password|Signature|Key|Session|Config|Setting|Cert)[A-Z]|InvalidRow|BadRecord|BadRow|Invalid(?:Input|Value|Format|Field|Amount|Date|Header|Document|Payload|Message)|Unreadable|DataError|DataFormat/,
  ],
  [
    'check-failed',
    'class of error',
    1,
    /Assertion|Expectation|Verification|AlreadyComplete|CheckFailed|TestFail|Mismatch|Invariant|Discrepanc|Drift|ReconcileError|ReconciliationError|NotEqual|SanityCheck|QualityGate|HealthCheck/,
  ],
])
