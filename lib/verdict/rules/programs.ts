import { toRules } from './rule'

/** What loads, installs, starts and uses programs: modules, packages, arguments, memory, crashes. */
export const MODULES = toRules([
  [
    'module-missing',
    'Node module resolution',
    3,
    /Cannot find (?:module|package) '(?<name>[^']+)'|ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND|Module not found: .*Can't resolve '(?<name2>[^']+)'|ERR_PACKAGE_PATH_NOT_EXPORTED|The requested module '(?<name3>[^']+)' does not provide|Cannot use import statement outside a module|ERR_REQUIRE_ESM|require\(\) of ES Module|Could not load the "(?<name4>[^"]+)" module|TS2307/,
    'The module {name} is not there.',
  ],
  [
    'module-missing',
    'CPython import',
    3,
    /No module named '?(?<name>[\w.]+)'?|cannot import name '(?<name2>[^']+)'|ImportError: (?<name3>\S+)|DLL load failed|NoSuchModuleError: Can't load plugin: (?<name4>\S+)|PackageNotFoundError|DistributionNotFound|NoBackendError|Missing optional dependency '(?<name5>[^']+)'|Error loading (?<name6>\w+) module/,
    'The module {name} is not there.',
  ],
  [
    'module-missing',
    'dynamic loader ld.so',
    3,
    /error while loading shared libraries: (?<name>[^:\s]+)|(?<name2>lib[\w.+-]+\.so[\w.]*): cannot open shared object file|symbol lookup error|version `(?<name3>[^']+)' not found|Error loading shared library (?<name4>[^:\s]+)|undefined symbol: |Library not loaded|no (?<name5>\w+) in java\.library\.path/,
    'The library {name} is not there.',
  ],
  [
    'module-missing',
    'Ruby require, Bundler at run time',
    3,
    /cannot load such file -- (?<name>\S+)|Could not find (?<name2>[\w.-]+-\d[\w.]*)(?:, .*)? in (?:locally installed gems|any of the sources)|Gem::(?:MissingSpec|LoadError|MissingSpecVersion)\w*|Could not find '(?<name3>[^']+)' \(.*\) among|Bundler::GemNotFound|(?<name4>\S+) is not part of the bundle|Run `?bundle install`? to install missing gems|gem install \S+ first|Could not find gem '(?<name5>[^']+)' in locally/,
    'The gem {name} is not there.',
  ],
  [
    'module-missing',
    'Java class loading',
    3,
    /(?:ClassNotFoundException|NoClassDefFoundError|Could not find or load main class|UnsatisfiedLinkError|ClassNotFound): ?(?<name>[\w.$/]*)|Could not find or load main class (?<name2>\S+)|no main manifest attribute|Cannot load (?:JDBC )?driver class: (?<name3>\S+)|No suitable driver|Cannot find class \[(?<name4>[^\]]+)\]|package \S+ does not exist|Could not initialize class (?<name5>\S+)|UnsupportedClassVersionError|NoSuchMethodError|NoSuchFieldError|module not found: /,
    'The class {name} is not there.',
  ],
  [
    'module-missing',
    'PHP',
    3,
    /(?:require|require_once|include_once)\((?<name>[^)]+)\)|Failed opening required '(?<name2>[^']+)'|Class "?'?(?<name3>[\w\\]+)"?'? not found|Interface "(?<name4>[^"]+)" not found|could not find driver|Call to undefined function (?<name5>(?:mb_|curl_|json_|imagecreate|gd_|bc|gmp_|iconv|simplexml_|dom_|pg_|mysqli_|intl|numfmt_|zip_|ldap_|pcntl_|posix_|sodium_|openssl_|exif_)\w*)|Unable to load dynamic library|requires? (?:the )?(?:PHP )?ext(?:ension)?-?/,
    '{name} is not there.',
    /composer install --|lock file/,
  ],
  [
    'module-missing',
    'Perl, Go, Rust, .NET, R, Lua, Elixir, Deno',
    3,
    /Can't locate (?<name>\S+) in @INC|Can't locate object method|cannot find package "(?<name2>[^"]+)"|no required module provides package (?<name3>\S+)|package (?<name4>\S+) is not in (?:std|GOROOT)|can't find crate for `(?<name5>[^`]+)`|Could not load file or assembly '(?<name6>[^',]+)|there is no package called [‘'](?<name7>[^’']+)|module '(?<name8>[^']+)' not found|module (?<name9>\S+) is not available|UndefinedFunctionError|Module not found "|unknown driver "|Could not find module|Package .* not found in current path|unable to resolve class|Plugin .* (?:was )?not found|unresolved import/,
    '{name} is not there.',
    /No route|403|404/,
  ],
  [
    'module-missing',
    'general wording',
    2,
    /(?:module|package|librar(?:y|ies)|plugin|extension|adapter|driver|dependency|class|gem|addon|component|provider)\b(?: ['"`]?[\w./@:-]+['"`]?)? (?:is |was |are |could |can )?(?:not|n't|cannot)(?: be)? (?:found|installed|loaded|available|resolved|registered)|(?:missing|cannot load|can't load|failed to load|could not load|unable to load) (?:the )?(?:required )?(?:module|package|librar(?:y|ies)|plugin|extension|dependency|driver|adapter|gem|class)/i,
    'A module or library is not there.',
    /npm (?:ERR!|error)|version that satisf|resolve depend|E404|install(?:ing|ation) failed/,
  ],
])

export const INSTALL = toRules([
  [
    'dependency-install',
    'npm, yarn, pnpm',
    3,
    /(?:npm (?:ERR!|error)) code (?<code>E(?:RESOLVE|TARGET|404|INTEGRITY|BADENGINE|BADPLATFORM|USAGE|OVERRIDE|INVALIDTAGNAME|INVALIDPACKAGENAME|UNSUPPORTEDPROTOCOL))|unable to resolve dependency tree|could not resolve$|No matching version found for (?<name>\S+)|'(?<name2>[^']+)' is not in (?:this|the npm) registry|is not in the npm registry|npm ci` can only install|package-lock\.json .*(?:in sync|not in sync)|Couldn't find (?:package|any versions for) "(?<name3>[^"]+)"|ERR_PNPM_\w+|Your lockfile needs to be updated|lockfile would have been|YN0\d{3}: .*(?:resolv|not found|couldn't|can't)|Conflicting peer dependency|The engine "\w+" is incompatible|Unsupported engine|EBADENGINE Unsupported.*error/,
    'The package manager could not install {name}.',
  ],
  [
    'dependency-install',
    'pip, uv, Poetry, Conda',
    3,
    /No matching distribution found for (?<name>\S+)|Could not find a version that satisfies the requirement (?<name2>\S+)|ResolutionImpossible|conflicting dependencies|Failed building wheel|[Ff]ailed to build (?:installable wheels|'?(?<name3>[\w.-]+))|subprocess-exited-with-error|metadata-generation-failed|externally-managed-environment|version solving failed|SolverProblemError|No solution found when resolving|PackagesNotFoundError|UnsatisfiableError|THESE PACKAGES DO NOT MATCH THE HASHES|Invalid requirement|Could not build wheels|requires a different Python|Hashes are required|ERROR: Cannot install/,
    'pip could not install {name}.',
  ],
  [
    'dependency-install',
    'Bundler, RubyGems',
    3,
    /could not find compatible versions|Could not find gem '(?<name>[^']+)'.* in (?:rubygems|any of|source|the|https?)|An error occurred while installing (?<name2>[\w.-]+)|Could not find a valid gem '(?<name3>[^']+)'|Failed to build gem native extension|Gem::Ext::BuildError|Could not fetch specs|Your (?:bundle is locked to|Ruby version is|Gemfile\.lock)|Bundler::VersionConflict|Bundler::SolveFailure|version solving has failed|the gemspecs? for|The dependencies in your gemfile changed|Unable to find a spec satisfying/i,
    'Bundler could not install {name}.',
  ],
  [
    'dependency-install',
    'Composer',
    3,
    /Your requirements could not be resolved|Could not find a matching version of package (?<name>\S+)|lock file is not up to date|Your lock file does not contain a compatible set|could not be found in any version|Root composer\.json requires (?<name2>\S+)|The requested package \S+ could not be found|Could not find package (?<name3>\S+)/,
    'Composer could not install {name}.',
  ],
  [
    'dependency-install',
    'Cargo, Go modules, Maven, Gradle, NuGet, Mix, Conan',
    3,
    /no matching package named `(?<name>[^`]+)` found|failed to select a version|failed to (?:load source for|get `)|missing go\.sum entry|updates to go\.mod needed|go: (?<name2>\S+): (?:reading|unrecognized import|module|invalid version|unknown revision|unexpected)|unknown revision|module (?<name3>\S+): not found|Could not (?:resolve|transfer) (?:all )?(?:dependenc|artifact|files for)\w*(?: (?<name4>\S+))?|Could not find artifact (?<name5>\S+)|Failure to (?:find|transfer) (?<name6>\S+)|DependencyResolutionException|ArtifactResolution|Plugin .* or one of its dependencies could not be resolved|Unable to find package (?<name7>\S+)|\bNU1\d{3}\b|No package (?:with name )?(?<name8>\S+) (?:found|available)|Hex dependency resolution failed|Could not find [\w.-]+:[\w.-]+:[\w.-]+|Could not resolve [\w.-]+:[\w.-]+:/,
    'The dependency {name} could not be resolved.',
  ],
  [
    'dependency-install',
    'apt, apk, yum, Homebrew, nix',
    3,
    /Unable to locate package (?<name>\S+)|has no installation candidate|unmet dependencies|Unable to fetch some archives|unable to select packages|(?<name2>\S+) \(no such package\)|No package \S+ available|No match for argument|held broken packages|nothing provides|module lookup disabled by|No plugin found for prefix/,
    'The package {name} could not be installed.',
  ],
  [
    'dependency-install',
    'general wording',
    2,
    /(?:could not|cannot|unable to|failed to) (?:install|resolve|fetch|download) (?:the )?(?:required )?(?:dependenc|package|requirement|artifact|module|gem|plugin|provider)|(?:dependency|package|version) (?:conflict|resolution (?:failed|error))|install(?:ation|ing)? .{0,40}(?:failed|error)|resolving dependencies .*failed/i,
    'A dependency could not be installed.',
    /import|load/,
  ],
])

export const USAGE = toRules([
  [
    'usage-error',
    'Python argparse, click, typer',
    3,
    /(?:unrecognized arguments?|the following arguments are required|invalid choice|expected (?:one|at least one|\d+) arguments?|not allowed with argument|one of the arguments .* is required|ambiguous option|argument (?<name>\S+): (?:invalid|expected|not allowed))[:]? ?(?<what>.*)|No such (?:option|command)\b|Missing (?:argument|option|parameter|command) ['"`]|Got unexpected extra argument|Invalid value for ['"`]?-|Option '.*' requires/i,
    'The program was called wrongly: {what}.',
  ],
  [
    'usage-error',
    'getopt, BSD and GNU',
    3,
    /(?:unrecognized|unknown|invalid|illegal|bad|unsupported|undefined|unexpected) (?:command[- ]line )?(?:option|flag|switch|parameter)s?\b[: ]*(?:-- |'|"|`)?(?<what>[^'"`,;]*)|option (?:'?-[^']*'? )?requires an argument|option '?(?<what2>-\S+)'? is (?:ambiguous|unknown)|missing (?:file )?operand|extra operand|too (?:many|few) arguments|requires? (?:an?|at least \w+|exactly \w+) arguments?|invalid argument [‘'`](?<what3>[^’']+)|unary operator expected|integer expression expected|missing `\]'|numeric argument required|missing argument|not enough arguments|wrong number of arguments \(?(?:given|\d|for)|takes (?:no|\d+|at (?:most|least) \d+) arguments?|Usage error|usage error|no such (?:sub)?command|unexpected operator|invalid (?:time interval|number of|mode)|argument required/i,
    'The program was called wrongly: {what}.',
    /ArgumentError|TypeError|\.rb:\d|positional argument|config|setting|keyword argument|npm warn|HTTP|json/i,
  ],
  [
    'usage-error',
    'commander, yargs, oclif, Node, npm',
    3,
    /error: (?:unknown|missing required) (?:option|argument|command)|Unknown (?:argument|command)s?: ?(?<what>\S+)|Missing required (?:argument|option|flag|positional)s?|Not enough non-option arguments|node: bad option|Missing script: "?(?<what2>[^"]+)"?|Command "(?<what3>[^"]+)" not found|Unexpected argument|ERR_PARSE_ARGS\w*|is not a \w+ command|Nonexistent flag/,
    'The program was called wrongly: {what}.',
  ],
  [
    'usage-error',
    'Go flag, cobra, clap, picocli, OptionParser, Thor, Symfony',
    3,
    /flag provided but not defined: (?<what>\S+)|unknown (?:command|flag|shorthand flag)[: ]|accepts (?:between )?\d+ .*arg|required flags?\(?s?\)? .* not set|unexpected argument '|required arguments were not provided|Missing required (?:parameter|option)|OptionParser::\w+|was called with (?:no )?arguments|The "(?<what2>[^"]+)" (?:option|argument) does not (?:exist|accept)|Not enough arguments \(missing|Too many arguments|Command "(?<what3>[^"]+)" is not defined|There are no commands defined|Could not find (?:command|task) "|Unknown option|Unmatched argument|a value is required for|invalid value '.*' for '|flag needs an argument|invalid value .* for flag|needs an argument/,
    'The program was called wrongly: {what}.',
  ],
  [
    'usage-error',
    'make, rake, Django, Mix, Gradle, Maven, git, Java, jest',
    3,
    /No rule to make target [`'‘](?<what>[^'’]+)['’]\.? ?(?: Stop|$)|Don't know how to build task '(?<what2>[^']+)'|Unknown command: '(?<what3>[^']+)'|The task "(?<what4>[^"]+)" could not be found|Task '(?<what5>[^']+)' not found in|Unknown lifecycle phase|git: '(?<what6>[^']+)' is not a git command|Unrecognized option: |Could not create the Java Virtual Machine|Unrecognized VM option|Invalid maximum heap|no such (?:sub)?command: `|unrecognized (?:command|subcommand)|Unknown subcommand|unknown (?:sub)?command|invalid (?:sub)?command|ambiguous argument|unknown revision or path|No tests? (?:found|files)|no tasks? (?:named|called)/,
    'The program was called wrongly: {what}.',
  ],
  [
    'usage-error',
    'curl exit 2, 3',
    3,
    /curl: \((?:1|2|3|4)\)|no URL specified|URL using bad\/illegal format|wget: missing URL|option .* is unknown|Unknown command: "/,
    'curl was called wrongly.',
  ],
  [
    'usage-error',
    'general wording',
    2,
    /^\s*usage: |try '?.{1,60}(?:--?h(?:elp)?|help)'?|see .{1,40} --help|use (?:--help|-h)\b|must (?:be called|specify|provide|give|pass) (?:exactly |at least )?(?:one|two|a|an|\d) |exactly one of -|expected \d+ arguments?|(?:argument|option|flag|parameter) .{1,40}(?:is )?(?:required|missing|unknown|not recogni[sz]ed|must be)|--[\w-]+ (?:is required|must be|needs|requires|expects|cannot be|is not a|and --)/i,
    'The program was called wrongly.',
    /environment|env\b|config/i,
  ],
])

export const MEMORY = toRules([
  [
    'heap-out-of-memory',
    'V8',
    3,
    /JavaScript heap out of memory|Reached heap limit|Ineffective mark-compacts|ERR_WORKER_OUT_OF_MEMORY|Array buffer allocation failed|CALL_AND_RETRY_LAST|invalid (?:array|table) (?:length|size) Allocation failed|FATAL ERROR: .*Allocation failed|OOMErrorHandler|FatalProcessOutOfMemory/,
    "Node's heap was full: V8's own limit, below the container's.",
  ],
  [
    'heap-out-of-memory',
    'HotSpot',
    3,
    /OutOfMemoryError(?:: (?<what>Java heap space|GC overhead limit exceeded|Metaspace|Compressed class space|Direct buffer memory|Cannot reserve .*|Requested array size .*))?|ExitOnOutOfMemoryError|insufficient memory for the Java Runtime/,
    'The JVM ran out of its own memory: {what}.',
    /native thread/,
  ],
  [
    'heap-out-of-memory',
    'PHP memory_limit',
    3,
    /Allowed memory size of (?<bytes>\d+) bytes exhausted/,
    "PHP's memory_limit of {bytes} bytes was hit.",
  ],
  [
    'heap-out-of-memory',
    'CPython, NumPy, pandas, Arrow',
    3,
    /\bMemoryError\b|Unable to allocate [\d.]+ \wi?B|ArrowMemoryError|malloc of size \d+ failed|_ArrayMemoryError/,
    'Python could not get more memory.',
  ],
  [
    'heap-out-of-memory',
    'Go, Ruby, Rust, C++, .NET, Perl, GNU',
    3,
    /runtime: (?:out of memory|cannot allocate)|fatal error: out of memory|failed to allocate memory|NoMemoryError|memory allocation of \d+ bytes failed|std::bad_alloc|\bbad_alloc\b|System\.OutOfMemoryException|Out of memory!|virtual memory exhausted|memory exhausted|not enough memory|[Cc]annot allocate memory|Cannot allocate vector|\bENOMEM\b|Out of memory \(allocated|os_mmap|eheap_alloc|heap exhausted|Heap exhausted|failed to map segment|malloc failed|can't allocate|insufficient memory|out of memory/,
    'The program could not get more memory.',
    /native thread|ERROR: +out of|OOM command|shared memory|server|status 137 \(out/,
  ],
  [
    'stack-overflow',
    'V8, CPython, HotSpot, Ruby, Go, Rust, .NET, PHP, Lua, PostgreSQL',
    3,
    /Maximum call stack size exceeded|RecursionError|maximum recursion depth exceeded|StackOverflow(?:Error|Exception)|stack level too deep|SystemStackError|goroutine stack exceeds|stack overflow|has overflowed its stack|Maximum function nesting level|nesting level exceeded|nested function calls|stack depth limit exceeded|too much recursion|C stack usage|infinite recursion|Stack overflow|Control stack exhausted|evaluation nested too deeply|recursion (?:limit|depth)|nesting too deep/i,
    'The program called itself without end.',
    /smash/,
  ],
])

export const CRASHES = toRules([
  [
    'killed-by-signal',
    'shells, libuv, supervisors',
    2,
    /^(?:.*line \d+: +\d+ )?Killed(?: +.*)?$|^Terminated$|\bSIG(?:TERM|INT|HUP|KILL|QUIT)\b|^KeyboardInterrupt|SignalException|^Interrupted\b|killed by signal (?:9|15|SIGKILL|SIGTERM)|signal: (?:killed|terminated)|received (?:signal )?SIGKILL|died with <Signals\.SIG(?:KILL|TERM)|with signal (?:SIGKILL|SIGTERM)|Command was killed with SIG(?:KILL|TERM)|exited (?:by|with|due to) (?:signal )?SIG(?:KILL|TERM)/,
    'A process was ended by a signal from outside.',
  ],
  [
    'native-crash',
    'glibc malloc, stack protector',
    3,
    /double free or corruption|free\(\): (?:invalid|double)|malloc\(\): |munmap_chunk|corrupted size vs|corrupted (?:double|unsorted)|stack smashing detected|invalid pointer|buffer overflow detected|heap corruption|malloc_consolidate|AddressSanitizer|LeakSanitizer|UndefinedBehaviorSanitizer/,
    'The process crashed in native code: its memory was corrupted.',
  ],
  [
    'native-crash',
    'shells, kernel, HotSpot, Ruby, CPython',
    3,
    /Segmentation fault|Speicherzugriffsfehler|Erreur de segmentation|Violación de segmento|\bSIGSEGV\b|\bSIGABRT\b|\bSIGBUS\b|\bSIGILL\b|\bSIGFPE\b|Bus error|Illegal instruction|Floating point exception|core dumped|\[BUG\] |A fatal error has been detected by the Java|Fatal Python error|Aborted$|terminate called|Assertion .* failed\.?$|^Abgebrochen|Trace\/breakpoint trap|Bad system call|signal (?:11|6|4|8|7)\b|non-unwinding panic|panic in a function that cannot unwind|access violation/,
    'The process crashed in native code.',
    /goroutine|nil pointer|Allocation failed|heap out of memory/,
  ],
])
