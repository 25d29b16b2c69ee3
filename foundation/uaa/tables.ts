import { index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const uaaSigningKeys = pgTable('uaa_signing_keys', {
  kid: text('kid').primaryKey(),
  private_jwk: jsonb('private_jwk').notNull(),
  created_at: instant('created_at').notNull(),
})

export const uaaRefreshTokens = pgTable(
  'uaa_refresh_tokens',
  {
    /** SHA-256 of the token: a copied folder gives nobody a working token. */
    token_hash: text('token_hash').primaryKey(),
    jti: text('jti').notNull().unique(),
    user_guid: text('user_guid').notNull(),
    client_id: text('client_id').notNull(),
    scopes: text('scopes').array().notNull(),
    authenticated_at: instant('authenticated_at').notNull(),
    expires_at: instant('expires_at').notNull(),
  },
  (table) => [
    index('uaa_refresh_tokens_user').on(table.user_guid),
    index('uaa_refresh_tokens_expires').on(table.expires_at),
  ],
)

export const uaaAuthorizationCodes = pgTable('uaa_authorization_codes', {
  code_hash: text('code_hash').primaryKey(),
  user_guid: text('user_guid').notNull(),
  client_id: text('client_id').notNull(),
  redirect_uri: text('redirect_uri'),
  scopes: text('scopes').array().notNull(),
  code_challenge: text('code_challenge'),
  code_challenge_method: text('code_challenge_method'),
  nonce: text('nonce'),
  expires_at: instant('expires_at').notNull(),
})

export const uaaPasscodes = pgTable('uaa_passcodes', {
  passcode_hash: text('passcode_hash').primaryKey(),
  user_guid: text('user_guid').notNull(),
  expires_at: instant('expires_at').notNull(),
})

export const uaaFailedTries = pgTable('uaa_failed_tries', {
  user_guid: text('user_guid').primaryKey(),
  failures: integer('failures').notNull(),
  last_failed_at: instant('last_failed_at').notNull(),
})
