import { useSyncExternalStore } from 'react'

/** Nothing tells of changes: the question is only whether there was one when the page came. */
const never = () => () => {}

/** Whether this browser tab keeps something under a key; not on the server, and not before its page is taken over. */
export const useIsKept = (key: string): boolean =>
  useSyncExternalStore(
    never,
    () => sessionStorage.getItem(key) !== null,
    () => false,
  )
