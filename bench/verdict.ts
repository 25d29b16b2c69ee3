import { judgeTask } from '../lib/verdict/judge'
import type { Line } from '../lib/verdict/verdict'

/** How long does a verdict take over 10,000 lines? Under 50 ms is the promise. And over 50,000, all of them errors? */
const RUNS = 20
const BUDGET_MS = 50

type Making = (at: number) => [stream: Line['stream'], text: string]

const SOURCES: Record<string, Making> = {
  'plain progress': (at) => [
    'OUT',
    `2026-11-23T20:33:52.108Z INFO exports.nightly: shard ${at % 8} of 8, ${at * 37} rows read`,
  ],
  'JSON lines': (at) => [
    'OUT',
    JSON.stringify({
      level: at % 50 === 0 ? 'error' : 'info',
      time: 1_700_000_000_000 + at,
      msg: `page ${at} read`,
      err:
        at % 50
          ? undefined
          : { message: `page ${at} is late`, stack: 'Error: late\n    at run (/app/job.js:1:1)' },
    }),
  ],
  'errors that differ': (at) => [
    'ERR',
    `ERROR worker-${at}: could not write part ${at % 97}${'abcdefghij'[at % 10]}: ${['disk is slow', 'connection reset by peer', 'not found', 'invalid header'][at % 4]}`,
  ],
  'stack traces': (at) =>
    at % 12 === 0
      ? ['ERR', `java.lang.IllegalStateException: order ${at} has no lines`]
      : ['ERR', `\tat com.example.orders.Reader.read(Reader.java:${at})`],
  'coloured, long': (at) => ['ERR', `\u001b[31mERR\u001b[0m ${'payload '.repeat(120)}${at}`],
}

const facts = (lines: Line[]) => ({
  task: { state: 'FAILED', name: 'job', result: { failure_reason: 'APP/TASK/job: Exited with status 1' } },
  lines,
})

function lines(count: number, make: Making): Line[] {
  const made = Array.from({ length: count }, (_, at): Line => {
    const [stream, text] = make(at)
    return { at: `${1_700_000_000_000_000_000n + BigInt(at) * 1_000_000n}`, stream, text }
  })
  return [...made, { at: '1700000100000000000', stream: 'ERR', text: "KeyError: 'DATABASE_URL'" }]
}

function medianMs(all: Line[]): number {
  const times = Array.from({ length: RUNS }, () => {
    const begun = performance.now()
    judgeTask(facts(all))
    return performance.now() - begun
  }).sort((one, other) => one - other)
  return times[RUNS / 2] ?? 0
}

let worst = 0
for (const [source, make] of Object.entries(SOURCES)) {
  const [small, large] = [medianMs(lines(10_000, make)), medianMs(lines(50_000, make))]
  worst = Math.max(worst, small)
  console.log(
    `${source}: 10,000 lines ${small.toFixed(1)} ms, 50,000 lines ${large.toFixed(1)} ms median, budget ${BUDGET_MS} ms`,
  )
}
if (worst > BUDGET_MS) process.exitCode = 1
