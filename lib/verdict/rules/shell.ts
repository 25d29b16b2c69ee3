import { toRules } from './rule'

const COMMAND = `[^\\s:'"\`’]+`
const command = (text: string, flags = 'i') => new RegExp(text.replaceAll('COMMAND', COMMAND), flags)

/** What shells, interpreters and the kernel say of commands and their text. */
export const SHELL = toRules([
  [
    'not-executable',
    'Linux execve EACCES',
    3,
    command(
      `(?<path>COMMAND): (?:Permission denied|cannot execute: Permission denied|Is a directory|Text file busy|cannot execute binary file.*|Exec format error)$`,
    ),
    '{path} cannot be executed.',
    /cannot (?:open|create|touch|make|remove|stat)/,
    126,
  ],
  [
    'not-executable',
    'Linux execve ENOEXEC, ETXTBSY',
    3,
    /Exec format error|cannot execute binary file|exec format error|ENOEXEC|Text file busy|bad ELF|invalid ELF header|cannot execute: (?!required)|Ausführen der Binärdatei nicht möglich/i,
    'The file is no program for this machine.',
    /\.node|\.so/,
  ],
  [
    'not-executable',
    'libuv, Go, CPython: starting a child',
    3,
    /spawn(?:Sync)? (?<path>\S+) (?:EACCES|ENOEXEC|EPERM)|_execute_child PermissionError.*'(?<path6>[^']+)'|Permission denied - (?<path7>\S+)|cannot (?:run|exec|execute|start|spawn|launch).{0,60}: (?:Permission denied|Exec format)|fork\/exec (?<path2>\S+): (?:permission denied|exec format error)|Cannot run program "(?<path3>[^"]+)".*(?:error=13|Permission denied|error=8)|failed to run command ['‘](?<path4>[^'’]+)['’]: (?:Permission denied|Exec format)|can't execute '(?<path5>[^']+)': (?:Permission|Exec)/i,
    '{path} cannot be executed.',
  ],

  [
    'command-not-found',
    'bash, busybox',
    3,
    command(
      `(?:^|[\\s:])(?<name>COMMAND): (?:command not found|Kommando nicht gefunden|Befehl nicht gefunden|commande introuvable|orden no encontrada|no se encontró la orden|comando non trovato|comando não encontrado|команда не найдена|nie znaleziono polecenia|未找到命令|找不到命令|コマンドが見つかりません|opdracht niet gevonden|příkaz nenalezen|kommandot hittades inte)`,
    ),
    'The command {name} is not there.',
  ],
  [
    'command-not-found',
    'dash, busybox ash',
    3,
    command(
      `^(?:\\S+: ){1,2}(?:line )?(?:\\d+: )(?<name>COMMAND): not found$|^(?:/bin/)?(?:sh|ash|dash|ksh): (?<name2>COMMAND): (?:inaccessible or )?not found$|^\\S+: \\d+: (?:exec: )?(?<name3>COMMAND): not found$`,
    ),
    'The command {name} is not there.',
  ],
  [
    'command-not-found',
    'Linux execve ENOENT, by a shell',
    3,
    command(
      `(?<name>COMMAND)['’"]?: (?:No such file or directory|not found|Datei oder Verzeichnis nicht gefunden|Aucun fichier ou dossier de ce (?:type|nom)|No existe el (?:archivo|fichero) o el directorio|File o directory non esistente|Нет такого файла или каталога)$`,
    ),
    'The command {name} is not there.',
    /cannot |can't |could not |unable to |\.so/i,
    127,
  ],
  [
    'command-not-found',
    'zsh, fish',
    3,
    /command not found: (?<name>\S+)|fish: Unknown command:? '?(?<name2>[^\s']+)/,
    'The command {name} is not there.',
    /manage\.py|usage|--help/i,
  ],
  [
    'command-not-found',
    'Go os/exec',
    3,
    /exec: "?(?<name>[^":]+)"?: (?:executable file )?not found in \$?PATH|fork\/exec (?<name2>\S+): no such file or directory/i,
    'The command {name} is not there.',
  ],
  ['command-not-found', 'libuv', 3, /spawn(?:Sync)? (?<name>\S+) ENOENT/, 'The command {name} is not there.'],
  [
    'command-not-found',
    'coreutils env, timeout, nohup, nice; busybox; xargs',
    3,
    /(?:env|timeout|nohup|nice|xargs|setsid|time|stdbuf|exec|su-exec|tini|chroot|strace|sudo): (?:failed to (?:run|exec\w*) (?:command )?|can't execute |cannot run |unable to execute )?['‘"]?(?<name>[^'’":\s]+)['’"]?: (?:No such file|not found|command not found|Datei oder)/i,
    'The command {name} is not there.',
    /line \d+|\d+: Can't/,
  ],
  [
    'command-not-found',
    'Linux execve ENOENT of an interpreter',
    3,
    /(?<path>\S+): (?:\S+: )?bad interpreter|cannot execute: required file not found|\/usr\/bin\/env: ['‘]?(?<name>[^'’:]+)['’]?: No such file/i,
    'The interpreter of {path} is not there.',
  ],
  [
    'command-not-found',
    'Java, Ruby, .NET, Bundler, npx',
    3,
    /Cannot run program "(?<name>[^"]+)"(?:.*error=2\b|.*No such file)|bundler: (?:command not found|failed to load command): (?<name2>\S+)|No such file or directory - (?<name3>[\w.-]+)|specified command or file was not found|could not determine executable to run|An error occurred trying to start process '(?<name4>[^']+)'.*No such file|The system cannot find the file specified|cannot (?:run|exec|execute|start|spawn|launch) (?<name6>[^:]{1,60}): No such file|command "?(?<name5>[\w.-]+)"? not found$/i,
    'The command {name} is not there.',
    /@ rb_sysopen|failed to load command.*(?:Error|error)/,
  ],
  [
    'command-not-found',
    'CPython subprocess',
    3,
    /_execute_child.*FileNotFoundError: \[Errno 2\] No such file or directory: '(?<name>[^']+)'/,
    'The command {name} is not there.',
  ],
  [
    'command-not-found',
    'make',
    3,
    /make(?:\[\d+\])?: (?<name>[^\s:]+): (?:No such file or directory|Command not found)/,
    'The command {name} is not there.',
    /Makefile|\.mk/,
  ],
  [
    'command-not-found',
    'general wording',
    2,
    /(?:command|binary|executable|program|tool|interpreter) .{0,60}(?:not found|not installed|is missing|not (?:in|on) (?:the )?PATH|could not be found)|(?:is|are) not (?:installed|in (?:the |your )?PATH|on (?:the |your )?PATH)|requires? .{1,40} to be installed|please install|not in PATH|No such command on PATH/i,
    'A command is not there.',
    /package|module|gem|library|npm|pip/i,
  ],

  [
    'syntax-error',
    'bash, dash, zsh, ksh',
    3,
    /syntax error(?: near unexpected token|: unexpected|:.*unexpected| at line)|Syntax error: |unexpected EOF while looking for matching|unexpected end of file|parse error near|bad substitution|syntax error in conditional|conditional binary operator expected|unterminated (?:quoted|here)|Syntaxfehler|erreur de syntaxe|error de sintaxis|здесь-документ|errore di sintassi/i,
    'A text of shell or program cannot be parsed.',
    /gzip|gunzip|unexpected end of file$(?<!syntax error: unexpected end of file)|JSON|\bSQL\b|at or near|SQLSTATE|YAML|yaml|\.ya?ml/,
  ],
  [
    'syntax-error',
    'PostgreSQL 42601, MySQL 1064, SQLite, Oracle, SQL Server',
    3,
    /syntax error at or near "(?<near>[^"]+)"|You have an error in your SQL syntax|near "(?<near2>[^"]+)": syntax error|syntax error at end of input|Incorrect syntax near|ORA-009(?:00|33|36|20|21|23|07|22)|unterminated (?:quoted string|dollar-quoted)|\b42601\b|unrecognized token: "/i,
    'A statement of SQL cannot be parsed near {near}.',
  ],
  [
    'syntax-error',
    'CPython',
    3,
    /^\s*(?:SyntaxError|IndentationError|TabError): (?<what>.*)/,
    'The program cannot be parsed: {what}.',
    /JSON|json|does not provide an export|import statement outside|export named/,
  ],
  [
    'syntax-error',
    'GCC, Clang, javac, Go, ghc: path:line: error',
    2,
    /^[\w./+-]{1,120}\.(?:c|cc|cpp|h|java|kt|scala|go|hs|swift|rs|cs|m|d|zig|ts|tsx):\d+(?::\d+)?: (?:fatal )?(?:error: )?(?<what>\S.*)/,
    'The program cannot be compiled: {what}.',
    /No such file|warning:|panic|cannot find package|\.go:\d+: .*(?:dial|open|read|write)/,
  ],
  [
    'syntax-error',
    'V8',
    3,
    /SyntaxError: (?<what>(?:Unexpected|Invalid|missing|Missing|Identifier|Illegal|Unterminated|await|Malformed|Function statements|Duplicate|Lexical|Private|Rest|Cannot use|Octal|Delete|Async|Getter|Setter|Optional|Strict|Label|Undefined label|Classes|Class|Expected|Unmatched|Nothing to|Lone|Incomplete|Unclosed).*)/,
    'The program cannot be parsed: {what}.',
    /JSON|import statement outside|does not provide|in JSON|regular expression|BigInt/,
  ],
  [
    'syntax-error',
    'Ruby, PHP, Perl, Go, Lua, Java, awk, sed, jq, R',
    3,
    /syntax errors? (?:found|at|,|in)|syntax error, unexpected|PHP Parse error|Parse error: syntax|unexpected symbol near|'(?:=|<eof>|end|\)|<name>)' expected near|syntax error: (?:unexpected|non-declaration|missing)|compilation aborted|unterminated `?s'? command|-e expression #\d|jq: \d+ compile error|jq: error: syntax|error: ';' expected|reached end of file while parsing|unexpected 'end|awk: .*(?:syntax error|non-terminated|unterminated)|terms? does not evaluate|missing (?:[)}\]]|end) (?:near|,)|unexpected newline or end of string|unterminated subpattern|illegal start of expression|expected an expression|unterminated `?'?[a-z]|Unmatched (?:\[|\(|right|left)|unmatched \(|Error: unexpected (?:symbol|input|string|end of input)|Invalid (?:preceding )?regular expression|compile error|\(SyntaxError\)|syntax error: |error: expected (?:expression|one of|`|'|item)|ParseException: .*unexpected token|Template syntax error|TemplateSyntaxError|template error: unexpected|Liquid syntax error|unterminated regexp|unexpected indent|\(standard_in\) \d+: (?:syntax|parse) error/i,
    'A text of shell or program cannot be parsed.',
    /JSON|Json|YAML|yaml|Psych|csv|XML|xml|parse error:/,
  ],
])
