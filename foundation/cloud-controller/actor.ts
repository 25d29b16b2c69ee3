import type { VerifiedToken } from '../uaa/user'

/** Who asks: what the token says, and nothing of the database. app/models/... Roles of lib/cloud_controller/roles.rb. */
export type Actor = {
  guid: string
  name: string
  email: string
  isAdmin: boolean
  isAdminReadOnly: boolean
  isGlobalAuditor: boolean
  mayReadAtAll: boolean
  mayWriteAtAll: boolean
}

/** The actor that a checked token stands for. lib/cloud_controller/roles.rb */
export function actorOf(token: VerifiedToken): Actor {
  const has = (scope: string) => token.scopes.includes(scope)
  const isAdmin = has('cloud_controller.admin')
  const isAdminReadOnly = has('cloud_controller.admin_read_only')
  const isGlobalAuditor = has('cloud_controller.global_auditor')
  return {
    guid: token.userGuid,
    name: token.userName,
    email: token.email,
    isAdmin,
    isAdminReadOnly,
    isGlobalAuditor,
    mayReadAtAll: isAdmin || isAdminReadOnly || isGlobalAuditor || has('cloud_controller.read'),
    mayWriteAtAll: isAdmin || has('cloud_controller.write'),
  }
}
