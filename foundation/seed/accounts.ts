import type { SeedUser } from '../uaa/accounts'

const EVERYBODY = ['openid', 'cloud_controller.read', 'cloud_controller.write', 'password.write', 'uaa.user']

/** The accounts of the embedded foundation; all have the one password. Roles are in `roles.ts`. */
export const accounts: readonly SeedUser[] = [
  account('0bf8294e-0906-493b-bca4-283a52c75dd4', 'admin', [
    'cloud_controller.admin',
    'scim.read',
    'scim.write',
  ]),
  account('ffdc2ebc-e32b-41f2-a461-1406157482db', 'developer'),
  account('efbbe1cf-b231-443d-b2ac-61a1afe1c165', 'supporter'),
  account('89ebe87f-4db1-4ca5-943b-b8a9ee5a977c', 'auditor'),
  account('d712a09f-8d6c-461e-a3a2-bea6bbfe846f', 'manager'),
]

function account(guid: string, name: string, more: string[] = []): SeedUser {
  return { guid, name, email: `${name}@example.com`, scopes: [...EVERYBODY, ...more] }
}
