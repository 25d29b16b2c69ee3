'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import { paths } from '@/lib/paths'

const PAUSE_MS = 300

/** Finds apps by any part of app, space or organization: as one types, and as a form of the address without scripts. */
export function AppSearch({ search }: { search: string }) {
  const router = useRouter()
  const [isSearching, startSearching] = useTransition()
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  const field = useRef<HTMLInputElement>(null)
  // A search that was about to begin ends with the page.
  useEffect(() => () => clearTimeout(pause.current), [])
  // The address may say something else by now, as long as nobody is typing.
  useEffect(() => {
    const { current } = field
    if (current && current !== document.activeElement) current.value = search
  }, [search])
  const show = (text: string) => {
    clearTimeout(pause.current)
    startSearching(() => router.replace(paths.appsFound(text.trim())))
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    show(String(new FormData(event.currentTarget).get('q') ?? ''))
  }
  return (
    <search aria-label="Find apps" className="w-full max-w-dialog">
      <form method="get" action={paths.apps} onSubmit={onSubmit} className="flex gap-2">
        <div className="flex-1">
          <TextInput
            ref={field}
            type="search"
            name="q"
            aria-label="Find apps"
            placeholder="App, space or organization"
            autoComplete="off"
            defaultValue={search}
            onChange={(event) => {
              const { value } = event.target
              clearTimeout(pause.current)
              pause.current = setTimeout(() => show(value), PAUSE_MS)
            }}
          />
        </div>
        <Button type="submit" kind="plain" busy={isSearching} busyWord="Finding">
          Find
        </Button>
      </form>
    </search>
  )
}
