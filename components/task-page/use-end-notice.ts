import { useEffect } from 'react'
import { plainVisible } from '@/components/ui/hostile-text'
import { hasEnded, stateWord, type Task } from '@/lib/resources/task'

/** Whether a notice is wanted, and why there can be none. */
export type EndNotice = 'off' | 'on' | 'refused' | 'unknown-here'

/**
 * A notice of the browser when the task ends, for whoever asked for it on this page. Tabs of the same task use one tag, so
 * that the browser shows one notice.
 */
export function useEndNotice(task: Task, notice: EndNotice): void {
  const isDue = notice === 'on' && hasEnded(task)
  const word = plainVisible(`${stateWord(task)} ${task.name}`)
  const tag = `task ${task.guid}`
  // The browser's notices are outside of React.
  useEffect(() => {
    if (isDue) new Notification(word, { tag })
  }, [isDue, word, tag])
}

/** Asks the browser, at somebody's press and never before. */
export async function askForNotice(): Promise<EndNotice> {
  if (typeof Notification === 'undefined') return 'unknown-here'
  return (await Notification.requestPermission()) === 'granted' ? 'on' : 'refused'
}

/** What to know of it, under the button that asks for it. */
export const NOTICE_WORDS: Record<EndNotice, string> = {
  off: '',
  on: 'The browser will tell you when it ends, as long as this tab is open.',
  refused: 'The browser does not allow notices from this console: its settings for this site do.',
  'unknown-here': 'This browser has no notices.',
}
