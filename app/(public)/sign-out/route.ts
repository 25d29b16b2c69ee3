import { paths } from '@/lib/paths'
import { requireOurPage } from '@/lib/server/session/current'
import { signOutHere } from '@/lib/server/session/sign-out'

/**
 * Ends the session of this browser and leads to the sign-in page. No server action, since those can't set headers:
 * the browser is told to drop what it keeps of this origin in every tab (S04). Cookies are not named: the theme stays.
 */
export async function POST(): Promise<Response> {
  await requireOurPage()
  const { isRevoked } = await signOutHere()
  return new Response(null, {
    status: 303,
    headers: {
      location: isRevoked ? paths.login : paths.signedOutWithToken,
      'clear-site-data': '"cache", "storage"',
    },
  })
}
