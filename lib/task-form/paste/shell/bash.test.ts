import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTasks } from '../find-task'
import { readScript } from './script'
import { textOf } from './word'

const LINES = [
  // comments
  'cf run-task shop --process worker   # comment',
  'cf run-task shop --process worker# no comment',
  'cf run-task shop --command a#b#c #d',
  'cf run-task shop "#" \\# \'#\' --name=#x',
  '# one\n\n  # two\ncf run-task shop # three\n# four',
  'cf run-task shop #',
  'cf run-task shop;# x',
  'cf run-task shop &&# x\ncf tasks shop',
  // quotes
  `cf run-task shop --command 'bin/rake db:migrate' --name migrate -m 512M -k 1G -l 16K`,
  `cf rt shop -c "echo \\"hi\\" \\$HOME \\\\ \\a \\\`date\\\`"`,
  `cf run-task shop --command 'it'\\''s' --name ''`,
  `cf run-task shop --command="a b"' c'd\\ e`,
  `cf run-task shop "" '' x""y`,
  `cf run-task shop --command 'two\nlines' "three\n\nlines"`,
  `cf run-task shop --command "a\\\nb" c\\\nd`,
  `cf run-task shop --command "say 'hi' # no comment"`,
  `cf run-task shop --command 'say "hi"; rm x | y & z > f'`,
  `cf run-task shop --command "a\\'b" 'a\\"b'`,
  String.raw`cf run-task shop --command $'a\tb\n\'c\' \x41\u00e9\U0001F600\101\e[0m \q \cA\\'`,
  String.raw`cf run-task shop --command $'\xc3\xa9 \303\251'`,
  `cf run-task shop --command a$'b'c$"d"'e'`,
  `cf run-task shop --command $'' $""`,
  `cf run-task shop --command "$'no'" '$"no"'`,
  String.raw`cf run-task shop --command a\b\ \'\"\$x\#`,
  'cf run-task shop --command "!important" \'wow!\'',
  // what is put in
  'cf run-task shop --command $(cat cmd.txt) --name nightly -m 256M',
  'cf run-task shop --command "$(cat cmd.txt)" --name nightly',
  'cf run-task shop --name ingest-$(date +%s) -k 2G',
  'cf run-task shop --name "ingest-$(date "+%Y %m" | tr -d " ")" -k 2G',
  `cf run-task shop --name $(jq -r '.a[] | select(.b == ")")' x.json)-y -k 2G`,
  'cf run-task shop --name $(a $(b "$(c "d e")" f) g) z',
  'cf run-task shop --name $(a | # comment with ) and "\n b) z',
  'cf run-task shop --name $( (a; b) | c ) z',
  'cf run-task shop --command "$(cat <<\'END\'\nit\'s "here" $x )\nEND\n)" --name y',
  'cf run-task shop --name `date +%s`-x z',
  'cf run-task shop --name "`date "+%s"`" z',
  'cf run-task shop --name `a \\`b c\\` d` z',
  'cf run-task $APP --command "$CMD" "$1" $2',
  `cf run-task "\${APP}" --command "\${CMD:-a b}" \${CMD:-"c d"} "\${CMD:-'}'}" z`,
  `cf run-task shop --command "a\${x}b" c\${x}d "\${x#*}" \${x%%.*} \${list[0]} \${list[@]} "\${list[*]}"`,
  'cf run-task shop --command "$(printf \'\\003\')" z',
  'cf run-task shop --command "$x"\'$x\'\\$x"\\$x" z',
  'cf run-task shop --command a$ "b$" \'$\' $. z',
  'cf run-task shop --command "100 %" 5% %s z',
  // what ends and what follows
  'cf target -o acme -s prod\ncf run-task shop --command a',
  'cf login; cf run-task shop --command a; cf logs shop',
  'cf target -o a && cf run-task shop --command a',
  'cf run-task shop --command a | tee out.log',
  'cf run-task shop --command a |& tee out.log',
  'cf run-task shop --command a & cf tasks shop',
  'cf run-task shop --command a > out.log',
  'cf run-task shop --command a 2>&1 >>out.log -m 1G',
  'cf run-task shop >out.log --command a&>x',
  'cf run-task shop --name a2>x -m 1G',
  'cf run-task shop --name 2>x 2 >y',
  'cf run-task shop --command a <<< "some text" -m 1G',
  'cf curl /v3/apps/a/tasks -d @- <<\'EOF\'\n{"command": "it\'s $x"}\nEOF\ncf tasks shop',
  'cf curl /v3/apps/a/tasks -d @- <<-EOF -X POST\n\t{"a": "`b`"}\n\tEOF\ncf tasks shop',
  'cf run-task shop <<A <<B --name x\n"\nA\n\'\nB\ncf tasks shop',
  '(cf run-task shop --command a)',
  '{ cf run-task shop --command a; }',
  'if true; then cf run-task shop --command a; fi',
  'for a in 1; do cf run-task shop --command a; done',
  '! cf run-task shop --command a',
  'X=1 Y="2 3" cf run-task shop --command a',
  'X=1\nexport Y="2 3"\nset -e\ncf run-task shop --command a',
  'cf run-task shop \\\n  --command a \\\n  --name b\ncf tasks shop',
  'cf run-task shop\\\n --command a --na\\\nme b',
  '\n\n  cf run-task shop --command a\n\n',
  'cf run-task shop\t--command\ta\t',
  '#!/bin/bash\nset -euo pipefail\n\n# migrate\ncf run-task shop --command "rake db:migrate" --name migrate # once\n',
  // words that look strange and are none of the above
  'cf run-task shop --command ~x {a,b} a{1..3} *.txt [ab]? z',
  'cf run-task shop --command a=b=c -- --x=-y - --- z',
  'cf run-task shop extra --command true',
  'cf run-task -m512M shop -l -1 -k=1G --wait',
  'cf run-task shop --command é ü日本 \u{1F680} z',
  'cf run-task shop --command C:\\\\tools\\\\x "C:\\tools\\x"',
  'cf run-task shop --command {} {{.Name}} @x +y ^z',
  'cf run-task shop --command if then do done',
  // curl
  `cf curl /v3/apps/$(cf app shop --guid)/tasks -X POST -d '{"command": "a b"}'`,
  `cf curl "/v3/apps/$(cf app shop --guid)/tasks" -d "{\\"command\\": \\"$CMD\\"}"`,
  `curl -sS "https://api.example.org/v3/apps/a/tasks?x=1&y=2" -H "Authorization: $(cf oauth-token)" -d '{"command":"'"$CMD"'"}'`,
  `curl https://api.example.org/v3/apps/a/tasks \\\n  -X POST \\\n  -H 'Content-Type: application/json' \\\n  -d '{\n    "command": "it'"'"'s"\n  }'`,
  'curl https://api.example.org/v3/apps/a/tasks?x=1 -d {\\"command\\":\\"a\\"}',
]

/** Lines in which variables are set before, with blanks that part words. */
const SET = [
  'APP=shop\ncf run-task $APP --command a',
  'APP="my shop"\ncf run-task $APP --command "$APP" \'$APP\' x$APP"y"',
  'A=shop B="-m 1G" C=\nexport D="a  b"\ncf run-task $A $B $C "$C" $D "$D" z$C',
  'A=a; B="$A b"; A=c; cf run-task shop $A $B "$B"',
  'A="  x  "; cf run-task shop $A z$A"z"',
  `A='it'"'"'s'; readonly B=2; cf run-task "\${A}" \${B}x $B "\\$B"`,
  'A=1 && cf run-task shop $A',
  'A=1\nA=2 cf run-task shop $A',
  'A=1 # c\n# A=2\ncf run-task shop $A',
]

/** Pieces that stand side by side in a word, blanks between words, and ends of a line, in any order. */
const PIECES = [
  ...[
    'a',
    'shop',
    '--name',
    '-m',
    '=',
    '512M',
    '.',
    '/',
    ':',
    '%',
    '@',
    '+',
    ',',
    '-',
    '_',
    '7',
    '{}',
    '!',
    '^',
    'é',
    '\u{1F680}',
  ],
  ...["''", "'a b'", `'"'`, "'$x #'", "'\\'", "'a\nb'"],
  ...[
    '""',
    '"a  b"',
    '"\'"',
    '"\\"a\\""',
    '"$x"',
    `"\${x}y"`,
    '"$(date "+%Y %m")"',
    '"`date`"',
    '"\\$x"',
    '"\\n\\\\"',
    '"a # b"',
  ],
  ...["$'a\\n\\'b'", "$'\\x41\\t\\u00e9\\\\'", '$"a b"'],
  ...['\\ ', '\\"', "\\'", '\\\\', '\\#', '\\$', '\\a', '\\;', '\\\n'],
  ...[
    '$x/',
    `\${x}`,
    '$1',
    `\${x:-"a b"}`,
    `\${x:-'}'}`,
    '$(date +%s)',
    '$(jq \')\' "a ) b")',
    '$(a $(b "c d") e)',
    '`date "+%s"`',
  ],
]
const GAPS = [' ', '  ', '\t', ' \\\n  ', ' \\\n']
const ENDS = [
  '',
  ' # it\'s "a" $(comment',
  ' > out.log',
  ' 2>&1',
  ' >x 2>>y -z',
  '; rm "x y"',
  ' && cf tasks shop',
  ' | tee x',
  ' &',
  '\ncf logs shop',
  '\n# b\n',
]

const word = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.join(''))
const line = fc
  .tuple(
    fc.constantFrom('cf', 'curl', 'X=1 cf', 'cf target -o x\ncf', '# x\ncf', 'if true; then cf'),
    fc.array(fc.tuple(fc.constantFrom(...GAPS), word), { minLength: 1, maxLength: 6 }),
    fc.constantFrom(...ENDS),
  )
  .map(([program, words, end]) => {
    const made = `${program} run-task${words.flat().join('')}${end}`
    return program.startsWith('if') ? `${made}\nfi` : made
  })
// A blank between the sign that joins lines and the line's end is read as what it was meant to be.
const GENERATED = fc.sample(line, { numRuns: 300, seed: 6 }).filter((one) => !/\\ \n/.test(one))

/**
 * Runs each line and prints what `cf` and `curl` were called with. No program is found; variables hold VAR and commands
 * print SUB, so that what a shell replaces is compared as well. Nothing is split or matched with file names then.
 */
const HARNESS = String.raw`
exec 3>&1
PATH=/nonexistent
set -f +B
IFS=
set -- VAR VAR VAR
x=VAR HOME=VAR APP=VAR CMD=VAR list=(VAR)
command_not_found_handle() { printf SUB; }
cat() { local line; if (($#)); then printf SUB; else while IFS= read -r line; do printf '%s\n' "$line"; done; fi; }
cf() { if [[ $1 == app || $1 == oauth-token ]]; then printf SUB; else printf '%s\0' cf "$@" $'\1' >&3; fi; }
curl() { printf '%s\0' curl "$@" $'\1' >&3; }
lines=()
while IFS= read -r -d '' line; do lines+=("$line"); done
for line in "$@{lines[@]}"; do
  (eval "$line"; wait) >/dev/null 2>&1 </dev/null
  printf '\2\0' >&3
done
`.replaceAll('$@{', '${')

type Call = string[]

function inBash(lines: readonly string[]): Call[][] {
  const folder = mkdtempSync(join(tmpdir(), 'bash-'))
  const printed = execFileSync('bash', ['-c', HARNESS], {
    input: lines.map((one) => `${one}\0`).join(''),
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    maxBuffer: 64 * 1024 * 1024,
  })
  rmSync(folder, { recursive: true })
  const calls = (text: string, end: string) => text.split(`${end}\0`).slice(0, -1)
  return calls(printed, '\x02').map((ofLine) =>
    calls(ofLine, '\x01').map((call) => call.split('\0').slice(0, -1)),
  )
}

function inReader(text: string): Call[] {
  return readScript(text).commands.flatMap(({ words }) => {
    const call = words.map(({ parts }) =>
      parts
        .map((part) => (!part.isReplaced ? part.text : /^(?:\$\(|`)/.test(part.text) ? 'SUB' : 'VAR'))
        .join(''),
    )
    const from = call.findIndex((argument) => argument === 'cf' || argument === 'curl')
    return from < 0 ? [] : [call.slice(from)]
  })
}

function inFinder(text: string): Call[] {
  return findTasks(text).tasks.map(({ words }) => ['cf', 'run-task', ...words.map(textOf)])
}

/** In a pipe or the background the order is nobody's. */
const sorted = (calls: Call[]) => calls.map((call) => JSON.stringify(call)).sort()

const bash = spawnSync('bash', ['-c', 'echo "$BASH_VERSINFO"'], { encoding: 'utf8' })
const isThere = bash.status === 0 && Number(bash.stdout) >= 4
/** The lines of which bash makes other words than the reader. */
function differing(lines: readonly string[], read: (text: string) => Call[], first = '') {
  return inBash(lines.map((one) => first + one)).flatMap((calls, index) => {
    const text = lines[index] ?? ''
    const [theirs, ours] = [sorted(calls), sorted(read(text))]
    const isSame = theirs.length > 0 && JSON.stringify(theirs) === JSON.stringify(ours)
    return isSame ? [] : [{ text, theirs, ours }]
  })
}

// Skipped where there is no bash 4 or later to compare with, as on macOS as it comes.
describe.skipIf(!isThere)('a pasted line has the words that bash makes of it', { timeout: 30_000 }, () => {
  it('written by hand', () => expect(differing(LINES, inReader)).toEqual([]))
  it('put together at random', () => expect(differing(GENERATED, inReader)).toEqual([]))
  it('with variables set before', () => expect(differing(SET, inFinder, "IFS=$' \\t\\n'\n")).toEqual([]))
})
