/** The digest of errors that mean that the console's database does not answer: the error page says so. */
export const DATABASE_AWAY = 'database-away'
