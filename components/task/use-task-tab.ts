import { useEffect } from 'react'
import { plainVisible } from '@/components/ui/hostile-text'
import { stateWord, type Task } from '@/lib/resources/task'

/** The states' shapes as an icon. It stands on light and dark tabs alike, so its colours are of neither theme. */
const RING = (color: string, more = '') =>
  `<circle cx="8" cy="8" r="5.75" fill="none" stroke="${color}" stroke-width="2.25" ${more}/>`
const DISC = (color: string, path: string) =>
  `<circle cx="8" cy="8" r="7.5" fill="${color}"/><path d="${path}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`
const ICONS = new Map([
  ['PENDING', RING('#3b82c4')],
  ['RUNNING', RING('#3b82c4', 'stroke-dasharray="27.1 36.2"')],
  ['CANCELING', `${RING('#b7791f')}<path d="M5 8h6" stroke="#b7791f" stroke-width="2.25"/>`],
  ['SUCCEEDED', DISC('#2f8f5b', 'm4.9 8.3 2.1 2.1 4.1-4.5')],
  ['cancelled', `${RING('#7c8791')}<path d="M5 8h6" stroke="#7c8791" stroke-width="2.25"/>`],
  ['FAILED', DISC('#d1453b', 'm5.6 5.6 4.8 4.8m0-4.8-4.8 4.8')],
])

const iconOf = (state: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${ICONS.get(state) ?? RING('#7c8791')}</svg>`,
  )}`

/**
 * Lets the browser's tab say what the page shows: state and name of the task, and the state's shape. Who waits for a
 * task looks at something else meanwhile. Gives the tab back when the page no longer shows the task.
 */
export function useTaskTab(task: Pick<Task, 'state' | 'name' | 'result'> | undefined): void {
  const title = task && plainVisible(`${stateWord(task)} ${task.name} · CF Task Console`)
  const icon = task && iconOf(stateWord(task))
  // The tab is outside of React: title and icon are the document's.
  useEffect(() => {
    if (title === undefined || icon === undefined) return
    const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]')
    const before = { title: document.title, icon: link?.href }
    document.title = title
    if (link) link.href = icon
    return () => {
      // The next page may have said its own by now.
      if (document.title === title) document.title = before.title
      if (link && before.icon !== undefined && link.href === icon) link.href = before.icon
    }
  }, [title, icon])
}
