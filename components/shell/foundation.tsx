/** A foundation's name behind its strip: which one this is must be seen before anything is created in it. */
export function Foundation({ name }: { name: string }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span aria-hidden="true" className="h-5 w-0.75 shrink-0 rounded-1 bg-careful" />
      <bdi className="truncate">{name}</bdi>
    </span>
  )
}
