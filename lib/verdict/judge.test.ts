import { describe, expect, it } from 'vitest'
import { judgeTask } from './judge'
import { judgeText, toLines } from './testing/judge-text'
import type { Facts, Verdict } from './verdict'

const task = (failure_reason: string | undefined, more: Partial<Facts['task']> = {}): Facts['task'] => ({
  state: 'FAILED',
  name: 'job',
  command: 'bin/job',
  memory_in_mb: 512,
  disk_in_mb: 1024,
  result: { failure_reason },
  ...more,
})

function judged(facts: Facts): Verdict {
  const verdict = judgeTask(facts)
  if (!verdict) throw new Error('no verdict')
  return verdict
}

describe('what the platform says', () => {
  const REASONS: readonly [cause: string, reason: string][] = [
    ['out-of-memory-limit', 'APP/TASK/job: Exited with status 137 (out of memory)'],
    ['out-of-memory-limit', 'APP/TASK/job: Exited with status 1 (out of memory)'],
    ['cancelled', 'task was cancelled'],
    ['runner-unavailable', 'Unable to request task to be run'],
    ['gave-up-pending', 'Task expired in PENDING state'],
    ['gave-up-pending', 'not started within time limit'],
    ['platform-lost', 'Unable to determine completion status'],
    ['platform-lost', 'cell disappeared before completion'],
    ['platform-lost', 'task container does not exist'],
    ['platform-lost', 'missing garden container'],
    ['platform-lost', 'Malformed task response from Diego'],
    ['no-capacity', 'insufficient resources: memory'],
    ['no-capacity', 'found no compatible cell with placement tag "gpu"'],
    ['no-capacity', 'unable to communicate to compatible cells'],
    ['droplet-unavailable', 'Downloading droplet failed'],
    ['droplet-unavailable', 'failed to download cached artifacts'],
    [
      'disk-limit-at-start',
      'Copying into the container failed: stream-in: nstar: error streaming in: exit status 2. Output: tar: ./app/a: Cannot write: Disk quota exceeded',
    ],
    ['container-setup-failed', 'failed to create container: external networker: exit status 1'],
    ['container-setup-failed', 'failed to mount volume, errors: mount.nfs: Connection timed out'],
    ['container-setup-failed', 'failed to run container'],
    ['killed-by-signal', 'Failed with exit code: 143'],
    ['command-not-found', 'Failed with exit code: 127'],
  ]

  it.each(REASONS)('%s: %s', (cause, reason) => {
    expect(judged({ task: task(reason), lines: undefined }).cause).toBe(cause)
  })

  it('reads no reason out of the name of a task', () => {
    const name = 'Downloading failed (out of memory)'
    const facts = { task: task(`APP/TASK/${name}: Exited with status 3`, { name }), lines: [] }
    expect(judged(facts).cause).toBe('unknown')
  })

  it('takes a reason that it does not know as it is', () => {
    const told = judged({ task: task('volume driver: permission denied'), lines: [] })
    expect(told).toMatchObject({ cause: 'permission', grade: 'likely' })
    expect(judged({ task: task('Because of the weather'), lines: [] }).cause).toBe('unknown')
  })

  it('tells trouble of the platform from that of the app', () => {
    expect(judged({ task: task('cell disappeared before completion'), lines: [] }).platform).toBe(true)
    expect(judgeText("ModuleNotFoundError: No module named 'x'").platform).toBe(false)
  })

  it('says who cancelled', () => {
    const verdict = judged({ task: task('task was cancelled'), lines: [], cancelledBy: 'dana@example.org' })
    expect(verdict.sentence).toBe('dana@example.org cancelled the task.')
    expect(verdict.evidence.map(({ kind }) => kind)).toEqual(['reason', 'cancel'])
  })

  it('offers the next limit where memory was the cause', () => {
    const { next, sentence } = judged({
      task: task('APP/TASK/job: Exited with status 137 (out of memory)'),
      lines: toLines('> page 8'),
    })
    expect(next).toEqual({ what: 'Run again with 768 MB.', memoryInMb: 768 })
    expect(sentence).toBe('Out of memory: the task needed more than its 512 MB.')
  })
})

describe('grades', () => {
  it('is certain where the last error says it in exact words and the status agrees', () => {
    expect(judgeText('bash: line 1: jq: command not found', 127).grade).toBe('certain')
  })

  it('is likely where only a status says it', () => {
    expect(judgeText('', 127)).toMatchObject({ cause: 'command-not-found', grade: 'likely' })
  })

  it('is likely, with what is against it, where two causes are plausible', () => {
    const verdict = judgeText(
      'ERROR connect ECONNREFUSED 10.0.0.5:5432\nINFO working on\nERROR password authentication failed for user "a"',
    )
    expect(verdict.grade).toBe('likely')
    expect(verdict.evidence.filter(({ weight }) => weight === 'against')).toHaveLength(1)
  })

  it('says exactly that nothing says why', () => {
    expect(judgeText('', 1)).toMatchObject({ cause: 'unknown', grade: 'unknown' })
    expect(judgeText('> all done', 1).sentence).toBe(
      'The command exited with status 1, and nothing in its log says why.',
    )
    expect(judged({ task: task('APP/TASK/job: Exited with status 1'), lines: undefined }).sentence).toBe(
      'The command exited with status 1, and its log cannot be read.',
    )
  })
})

describe('which error counts', () => {
  it('passes over a retry that worked in the end', () => {
    const text =
      "WARN connect ECONNREFUSED 10.0.0.5:5432, attempt 1/3, retrying\n> connected to the database\n> page 1\nKeyError: 'DATABASE_URL'"
    expect(judgeText(text).cause).toBe('configuration')
  })

  it('takes a retry that never worked for the cause of giving up', () => {
    const text =
      'WARN attempt 1/3: connect ECONNREFUSED 10.0.0.5:5432\nWARN attempt 2/3: connect ECONNREFUSED 10.0.0.5:5432\nERROR giving up'
    expect(judgeText(text).cause).toBe('connection-refused')
  })

  it('takes the innermost cause of a chain', () => {
    const text =
      'Exception in thread "main" java.lang.IllegalStateException: cannot start\n\tat Job.main(Job.java:9)\nCaused by: org.hibernate.HibernateException: no session\n\t... 3 more\nCaused by: java.net.UnknownHostException: db.internal\n\t... 9 more'
    expect(judgeText(text)).toMatchObject({
      cause: 'dns-failure',
      sentence: 'The host db.internal does not resolve.',
    })
  })

  it('takes the first of two exceptions of which one came while the other was handled', () => {
    const text =
      'Traceback (most recent call last):\n  File "/app/a.py", line 1, in <module>\n    json.loads(x)\njson.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "/app/a.py", line 3, in <module>\n    open("x")\nFileNotFoundError: [Errno 2] No such file or directory: \'x\''
    const verdict = judgeText(text)
    expect(verdict.cause).toBe('bad-input-data')
    expect(verdict.evidence.some((one) => one.kind === 'line' && one.index === 10)).toBe(false)
  })

  it('finds a cause in the middle, under fifty lines of clean-up', () => {
    const clean = Array.from({ length: 50 }, (_, at) => `cleaning up part ${at}`).join('\n')
    expect(judgeText(`> part 1\nERROR:  deadlock detected\n${clean}`).cause).toBe('lock-held')
  })

  it("does not hear another task's lines", () => {
    const [line] = toLines('ERROR:  deadlock detected')
    if (!line) throw new Error('a line')
    const facts = { task: task('APP/TASK/job: Exited with status 1'), lines: [{ ...line, isSure: false }] }
    expect(judged(facts).cause).toBe('unknown')
  })

  it('does not take the word error for an error', () => {
    const text =
      '> 0 errors in 14 files\n> error_handler registered\n> {"level":30,"msg":"done","error":null}\n> errors: []'
    expect(judgeText(text, 3).cause).toBe('unknown')
  })

  // Without `>` before it a line is of stderr, where programs also say what they do.
  it.each([
    'starting',
    'done',
    'reading 12 rows\nwriting them',
    '+ ./run.sh\n+ step one\n+ false',
    'loading config from /etc/x\nconnected to db\nprocessing batch 1',
    'importing prices\n3 of 12 files\n4 of 12 files',
    '  % Total    % Received\n100 12 100 12',
  ])('does not take what a program does for what went wrong: %j', (text) => {
    expect(judgeText(text)).toMatchObject({ cause: 'unknown', grade: 'unknown' })
  })
})
