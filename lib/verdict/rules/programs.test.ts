import { describe, expect, it } from 'vitest'
import { judgeText } from '../testing/judge-text'

/** Wordings as the programs print them, each with the cause that it tells. */
const WORDINGS: readonly [cause: string, text: string, status?: number][] = [
  ['command-not-found', 'bash: line 1: pg_dumpall: command not found', 127],
  ['command-not-found', '/bin/sh: 1: rakee: not found', 127],
  ['command-not-found', 'sh: foo: not found', 127],
  ['command-not-found', 'zsh:1: command not found: jq', 127],
  ['command-not-found', "/usr/bin/env: 'python': No such file or directory", 127],
  ['command-not-found', 'bash: ./migrate.sh: No such file or directory', 127],
  ['command-not-found', 'bash: ./job.sh: /usr/bin/python2: bad interpreter: No such file or directory', 126],
  ['command-not-found', 'bash: Zeile 1: pgdump: Kommando nicht gefunden.', 127],
  ['command-not-found', 'bash: ligne 1 : pgdump : commande introuvable', 127],
  ['command-not-found', 'bash: line 1: ./run: cannot execute: required file not found', 127],
  [
    'command-not-found',
    'Error: spawn ffmpeg ENOENT\n    at ChildProcess._handle.onexit (node:internal/child_process:286:19)',
  ],
  ['command-not-found', '2026/11/23 20:33:52 exec: "psql": executable file not found in $PATH'],
  [
    'command-not-found',
    'java.io.IOException: Cannot run program "gs": error=2, No such file or directory\n\tat java.base/java.lang.ProcessBuilder.start(ProcessBuilder.java:1143)',
  ],
  [
    'command-not-found',
    'Traceback (most recent call last):\n  File "/app/j.py", line 3, in <module>\n    subprocess.run([\'pg_dump\'])\n  File "/usr/lib/python3.11/subprocess.py", line 1901, in _execute_child\n    raise child_exception_type(errno_num, err_msg, err_filename)\nFileNotFoundError: [Errno 2] No such file or directory: \'pg_dump\'',
  ],
  ['command-not-found', "timeout: failed to run command 'exporter': No such file or directory", 127],
  [
    'command-not-found',
    'make: convert: No such file or directory\nmake: *** [Makefile:3: images] Error 127',
    2,
  ],
  [
    'command-not-found',
    'bundler: command not found: rspec\nInstall missing gem executables with `bundle install`',
    127,
  ],
  ['not-executable', 'bash: line 1: ./job.sh: Permission denied', 126],
  ['not-executable', '/bin/sh: 1: ./tool: Exec format error', 126],
  ['not-executable', 'bash: line 1: ./tool: cannot execute binary file: Exec format error', 126],
  ['not-executable', 'bash: line 1: ./bin: Is a directory', 126],
  [
    'not-executable',
    'Error: spawn ./render EACCES\n    at ChildProcess.spawn (node:internal/child_process:421:11)',
  ],
  ['not-executable', 'fork/exec ./render: exec format error'],
  ['resource-limit', 'bash: line 1: /usr/bin/rm: Argument list too long', 126],
  ['resource-limit', "Error: EMFILE: too many open files, open '/home/vcap/app/a.txt'"],
  ['resource-limit', "OSError: [Errno 24] Too many open files: '/tmp/a'"],
  ['resource-limit', "RuntimeError: can't start new thread"],
  ['resource-limit', 'bash: fork: retry: Resource temporarily unavailable'],
  [
    'resource-limit',
    'runtime: failed to create new OS thread (have 12 already; errno=11)\nfatal error: newosproc',
    2,
  ],
  ['syntax-error', "bash: -c: line 1: syntax error near unexpected token `done'", 2],
  ['syntax-error', 'sh: 3: Syntax error: end of file unexpected (expecting "fi")', 2],
  ['syntax-error', 'bash: -c: line 1: unexpected EOF while looking for matching `"\'', 2],
  ['syntax-error', '  File "/app/job.py", line 3\n    def run(:\n            ^\nSyntaxError: invalid syntax'],
  [
    'syntax-error',
    "/app/job.js:3\nconst = 4\n      ^\n\nSyntaxError: Unexpected token '='\n    at wrapSafe (node:internal/modules/cjs/loader:1378:20)",
  ],
  ['syntax-error', "job.rb:4: syntax error, unexpected end-of-input, expecting `end' (SyntaxError)"],
  ['syntax-error', 'PHP Parse error:  syntax error, unexpected token "}" in /app/job.php on line 4', 255],
  ['syntax-error', 'IndentationError: unexpected indent'],
  [
    'syntax-error',
    'jq: error: syntax error, unexpected INVALID_CHARACTER (Unix shell quoting issues?) at <top-level>, line 1:\n.[\njq: 1 compile error',
    3,
  ],
  ['syntax-error', `bash: line 3: \${FOO-bar:}: bad substitution`],
  ['usage-error', 'usage: job.py [-h] [--date DATE]\njob.py: error: unrecognized arguments: --dat', 2],
  [
    'usage-error',
    "Usage: cli [OPTIONS] COMMAND [ARGS]...\nTry 'cli --help' for help.\n\nError: No such command 'exprot'.",
    2,
  ],
  [
    'usage-error',
    "tar: unrecognized option '--foo'\nTry 'tar --help' or 'tar --usage' for more information.",
    64,
  ],
  ['usage-error', "cp: missing destination file operand after 'a'\nTry 'cp --help' for more information."],
  ['usage-error', 'node: bad option: --max-memory', 9],
  [
    'usage-error',
    'npm error Missing script: "migrat"\nnpm error\nnpm error To see a list of scripts, run:\nnpm error   npm run',
  ],
  [
    'usage-error',
    "rake aborted!\nDon't know how to build task 'db:migrat' (See the list of available tasks with `rake --tasks`)\n\n(See full trace by running task with --trace)",
  ],
  ['usage-error', "make: *** No rule to make target 'nightly'.  Stop.", 2],
  ['usage-error', "Unknown command: 'migrat'. Did you mean migrate?\nType 'manage.py help' for usage."],
  ['usage-error', 'flag provided but not defined: -dry\nUsage of ./job:\n  -date string', 2],
  ['usage-error', 'Error: unknown command "migrat" for "job"\nRun \'job --help\' for usage.'],
  [
    'usage-error',
    "error: unexpected argument '--dry' found\n\nUsage: job [OPTIONS]\n\nFor more information, try '--help'.",
    2,
  ],
  [
    'usage-error',
    'Unrecognized option: -Xfoo\nError: Could not create the Java Virtual Machine.\nError: A fatal exception has occurred. Program will exit.',
  ],
  [
    'usage-error',
    "curl: option --foo: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information",
    2,
  ],
  ['usage-error', "error: unknown option '--dry'"],
  [
    'module-missing',
    "Error: Cannot find module 'express'\nRequire stack:\n- /home/vcap/app/server.js\n    at Module._resolveFilename (node:internal/modules/cjs/loader:1225:15) {\n  code: 'MODULE_NOT_FOUND',\n  requireStack: [ '/home/vcap/app/server.js' ]\n}",
  ],
  ['module-missing', "ModuleNotFoundError: No module named 'pandas'"],
  ['module-missing', '/usr/bin/python3: No module named celery'],
  ['module-missing', "ImportError: cannot import name 'url_quote' from 'werkzeug.urls' (/app/w.py)"],
  [
    'module-missing',
    './tool: error while loading shared libraries: libpq.so.5: cannot open shared object file: No such file or directory',
    127,
  ],
  [
    'module-missing',
    "/usr/lib/ruby/3.1.0/rubygems/core_ext/kernel_require.rb:85:in `require': cannot load such file -- pg (LoadError)",
  ],
  [
    'module-missing',
    'Could not find rake-13.0.6 in any of the sources\nRun `bundle install` to install missing gems.',
    7,
  ],
  [
    'module-missing',
    'Error: Could not find or load main class com.example.Job\nCaused by: java.lang.ClassNotFoundException: com.example.Job',
  ],
  ['module-missing', 'Exception in thread "main" java.lang.NoClassDefFoundError: org/slf4j/LoggerFactory'],
  [
    'module-missing',
    "PHP Fatal error:  Uncaught Error: Failed opening required 'vendor/autoload.php' (include_path='.:/usr/share/php') in /app/job.php:3",
    255,
  ],
  ['module-missing', 'PHP Fatal error:  Uncaught Error: Class "App\\Job" not found in /app/job.php:3', 255],
  [
    'module-missing',
    "Can't locate DBI.pm in @INC (you may need to install the DBI module) (@INC contains: /etc/perl) at job.pl line 2.\nBEGIN failed--compilation aborted at job.pl line 2.",
    2,
  ],
  [
    'module-missing',
    "Unhandled exception. System.IO.FileNotFoundException: Could not load file or assembly 'Newtonsoft.Json, Version=13.0.0.0'. The system cannot find the file specified.",
  ],
  ['module-missing', 'PDOException: could not find driver'],
  ['module-missing', 'Error in library(dplyr) : there is no package called ‘dplyr’\nExecution halted'],
  ['dependency-install', 'npm error code ERESOLVE\nnpm error ERESOLVE unable to resolve dependency tree'],
  [
    'dependency-install',
    'ERROR: Could not find a version that satisfies the requirement foo==9 (from versions: 1.0)\nERROR: No matching distribution found for foo==9',
  ],
  [
    'dependency-install',
    "Could not find gem 'railz' in rubygems repository https://rubygems.org/ or installed locally.",
    7,
  ],
  [
    'dependency-install',
    'Your requirements could not be resolved to an installable set of packages.\n\n  Problem 1\n    - Root composer.json requires foo/bar, it could not be found in any version',
    2,
  ],
  [
    'dependency-install',
    'error: no matching package named `foo` found\nlocation searched: registry `crates-io`',
    101,
  ],
  [
    'dependency-install',
    'go: github.com/x/y@v9.9.9: reading https://proxy.golang.org/github.com/x/y/@v/v9.9.9.info: 404 Not Found',
  ],
  [
    'dependency-install',
    '> [ERROR] Failed to execute goal on project job: Could not resolve dependencies for project com.example:job:jar:1.0: Could not find artifact com.foo:bar:jar:9.9 in central (https://repo.maven.apache.org/maven2)',
  ],
  ['dependency-install', 'E: Unable to locate package foo', 100],
  [
    'dependency-install',
    'error Couldn\'t find any versions for "lodash" that matches "99"\ninfo Visit https://yarnpkg.com/en/docs/cli/install for documentation about this command.',
  ],
  [
    'dependency-install',
    ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to date with package.json',
  ],
  [
    'heap-out-of-memory',
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n----- Native stack trace -----',
    134,
  ],
  [
    'heap-out-of-memory',
    'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space\n\tat java.base/java.util.Arrays.copyOf(Arrays.java:3537)',
  ],
  [
    'heap-out-of-memory',
    'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 65536 bytes) in /app/job.php on line 3',
    255,
  ],
  ['heap-out-of-memory', 'MemoryError'],
  [
    'heap-out-of-memory',
    'numpy.core._exceptions._ArrayMemoryError: Unable to allocate 7.45 GiB for an array with shape (1000000000,) and data type float64',
  ],
  [
    'heap-out-of-memory',
    "terminate called after throwing an instance of 'std::bad_alloc'\n  what():  std::bad_alloc\nAborted (core dumped)",
    134,
  ],
  ['heap-out-of-memory', 'fatal error: runtime: out of memory\n\nruntime stack:', 2],
  ['stack-overflow', 'RangeError: Maximum call stack size exceeded\n    at f (/app/job.js:1:14)'],
  ['stack-overflow', 'RecursionError: maximum recursion depth exceeded'],
  ['stack-overflow', 'Exception in thread "main" java.lang.StackOverflowError\n\tat Job.f(Job.java:3)'],
  [
    'stack-overflow',
    'runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow',
    2,
  ],
  ['stack-overflow', "job.rb:1:in `f': stack level too deep (SystemStackError)"],
  ['stack-overflow', "thread 'main' has overflowed its stack\nfatal runtime error: stack overflow", 134],
  ['native-crash', 'Segmentation fault (core dumped)', 139],
  ['native-crash', 'free(): double free detected in tcache 2\nAborted (core dumped)', 134],
  ['native-crash', '*** stack smashing detected ***: terminated', 134],
  ['native-crash', '', 136],
  ['killed-by-signal', '', 143],
  ['killed-by-signal', 'Killed', 137],
  ['unknown', '', 1],
  ['unknown', '> step 1\n> step 2', 3],
  [
    'uncaught-exception',
    "TypeError: Cannot read properties of undefined (reading 'id')\n    at run (/app/job.js:3:9)",
  ],
  ['uncaught-exception', "AttributeError: 'NoneType' object has no attribute 'split'"],
  ['uncaught-exception', "job.rb:3:in `run': undefined method `name' for nil:NilClass (NoMethodError)"],
  [
    'uncaught-exception',
    'Exception in thread "main" java.lang.NullPointerException: Cannot invoke "String.length()" because "<local1>" is null\n\tat Job.main(Job.java:4)',
  ],
  [
    'uncaught-exception',
    'panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x1]\n\ngoroutine 1 [running]:',
    2,
  ],
  [
    'uncaught-exception',
    'PHP Fatal error:  Uncaught Error: Call to a member function format() on null in /app/job.php:3',
    255,
  ],
  [
    'uncaught-exception',
    'Unhandled exception. System.NullReferenceException: Object reference not set to an instance of an object.\n   at Job.Main()',
    134,
  ],
  [
    'uncaught-exception',
    "thread 'main' panicked at src/main.rs:2:5:\nindex out of bounds: the len is 1 but the index is 3\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
    101,
  ],
  ['uncaught-exception', '** (FunctionClauseError) no function clause matching in Job.run/1'],
]

describe('rules of programs and shells', () => {
  it.each(WORDINGS)('%s: %s', (cause, text, status) => {
    expect(judgeText(text, status).cause).toBe(cause)
  })
})
