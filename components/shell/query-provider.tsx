'use client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { ReadError } from '@/lib/queries/get-json'

const MOST_RETRIES = 2

/** Keeps what was read from the console's read routes. A refusal is final; only a missing answer is asked again. */
const makeClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) =>
          failures < MOST_RETRIES &&
          (!(error instanceof ReadError) || error.status === 0 || error.status >= 500),
        refetchIntervalInBackground: false,
        refetchOnWindowFocus: true,
      },
    },
  })

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient)
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
