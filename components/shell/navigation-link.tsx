'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ComponentProps } from 'react'

type NavigationLinkProps = ComponentProps<typeof Link> & {
  /** The addresses of the place that it leads to, as a pattern. */
  owns: string
}

/** A link of the navigation: the only part of it that must know where one is. */
export function NavigationLink({ owns, ...link }: NavigationLinkProps) {
  const isHere = new RegExp(owns).test(usePathname())
  return <Link {...link} aria-current={isHere ? 'page' : undefined} />
}
