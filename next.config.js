/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // In development Next would print what each server action is called with: commands, annotations.
  logging: { serverFunctions: false },
  serverExternalPackages: ['@electric-sql/pglite', 'pg', 'undici'],
  // `npm test` checks the types of the whole tree before it builds; checking twice costs time.
  typescript: { ignoreBuildErrors: true },
  // 200 annotations of 5,000 characters must pass; scripts/serve.mjs refuses more than 8 MiB before Next sees it.
  experimental: {
    serverActions: { bodySizeLimit: '9mb' },
    // Fewer and larger scripts: 3 KB less of gzip for the create page, and 8 requests instead of 15.
    turbopackChunking: { minChunkSize: 500_000, maxMergeChunkSize: 1_000_000 },
  },
}
