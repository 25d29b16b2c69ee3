import { defineConfig } from 'drizzle-kit'

// Run from the repository: npx drizzle-kit generate --config foundation/db/drizzle.config.ts
export default defineConfig({
  dialect: 'postgresql',
  schema: ['./foundation/db/tables*.ts', './foundation/uaa/tables.ts'],
  out: './foundation/db/migrations',
})
