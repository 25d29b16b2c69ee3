import { eq } from 'drizzle-orm'
import { featureFlags } from '../../db/tables-flags'
import { ApiError } from '../errors'
import type { ApiRequest } from '../request'

/** The flags of app/models/runtime/feature_flag.rb and whether each is on where nobody has set it. */
export const DEFAULT_FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['user_org_creation', false],
  ['private_domain_creation', true],
  ['app_bits_upload', true],
  ['app_scaling', true],
  ['route_creation', true],
  ['service_instance_creation', true],
  ['diego_docker', false],
  ['diego_cnb', false],
  ['set_roles_by_username', true],
  ['unset_roles_by_username', true],
  ['task_creation', true],
  ['env_var_visibility', true],
  ['space_scoped_private_broker_creation', true],
  ['space_developer_env_var_visibility', true],
  ['service_instance_sharing', false],
  ['hide_marketplace_from_unauthenticated_users', false],
  ['resource_matching', true],
  ['route_sharing', false],
  ['hash_based_routing', false],
])

/** Refuses where a flag is off, in the operator's words if there are any; admins are exempt. */
export async function requireFeature({ cc, actor }: ApiRequest, name: string): Promise<void> {
  if (actor.isAdmin) return
  const [flag] = await cc.db.select().from(featureFlags).where(eq(featureFlags.name, name))
  if (flag?.enabled ?? DEFAULT_FLAGS.get(name)) return
  throw new ApiError('FeatureDisabled', flag?.customErrorMessage ?? name)
}
