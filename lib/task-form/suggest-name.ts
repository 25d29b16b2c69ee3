const CHARACTERS_MAX = 40
/** Words that start something else and say nothing of what runs. */
const STARTERS = new Set([
  'bundle',
  'exec',
  'npx',
  'npm',
  'yarn',
  'pnpm',
  'run',
  'node',
  'python',
  'python3',
  'ruby',
  'php',
  'java',
  'sh',
  'bash',
  'sudo',
  'env',
  'time',
  'nohup',
  'rails',
  'rake',
  'poetry',
  'uv',
  'go',
  'dotnet',
  'artisan',
  'manage.py',
])

function isSaying(word: string): boolean {
  return !word.startsWith('-') && !word.includes('=') && !word.includes('$') && !STARTERS.has(word)
}

function slug(text: string): string {
  const words = text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return words.slice(0, CHARACTERS_MAX).replace(/^-+|-+$/g, '')
}

function stem(command: string): string {
  const words = command
    .slice(0, 500)
    .split(/\s+/)
    .map((word) => word.replace(/['"]/g, '').split('/').at(-1) ?? '')
    .filter((word) => slug(word) !== '')
  return slug(words.find(isSaying) ?? words[0] ?? '')
}

/**
 * A name for the task that says what runs and when, and that none of `taken` has: log lines carry
 * the name only, so that tasks of one name cannot be told apart. `now` in UTC. The API compares
 * names without case.
 */
export function suggestName(command: string, taken: Iterable<string>, now: Date, processType = ''): string {
  const day = now.toISOString().slice(0, 10).replaceAll('-', '')
  const name = `${stem(command) || slug(processType) || 'task'}-${day}`
  const used = new Set(Array.from(taken, (one) => one.toLowerCase()))
  if (!used.has(name)) return name
  let count = 2
  while (used.has(`${name}-${count}`)) count += 1
  return `${name}-${count}`
}
