/** Quotas, organizations and spaces, each named for its situation. null is unlimited. */
export const organizationQuotas = [
  { guid: '170aee45-b42b-45fa-9872-168db282605a', name: 'default', totalMemoryInMb: 102_400 },
  { guid: 'a2bf1812-198c-49ac-9f3d-3f9e33954e91', name: 'ten-gigabytes', totalMemoryInMb: 10_240 },
]

export const organizations = [
  {
    guid: 'ccf84347-5c4c-4344-a20d-5b2788e17580',
    name: 'acme',
    quotaGuid: 'a2bf1812-198c-49ac-9f3d-3f9e33954e91',
    suspended: false,
  },
  {
    guid: '9c5a1902-4354-47fb-95e9-9eea737666a0',
    name: 'suspended',
    quotaGuid: '170aee45-b42b-45fa-9872-168db282605a',
    suspended: true,
  },
]

export const spaceQuotas = [
  {
    guid: '0cc7eb6e-c5d6-4ddd-bc47-35bad5ba6900',
    name: 'half-a-gigabyte',
    organizationGuid: 'ccf84347-5c4c-4344-a20d-5b2788e17580',
    totalMemoryInMb: 512,
  },
]

export const spaces = [
  {
    guid: '5cde3435-a9ef-41ff-8fc1-b0b0bf4e0d9f',
    name: 'production',
    organizationGuid: 'ccf84347-5c4c-4344-a20d-5b2788e17580',
    quotaGuid: null,
  },
  {
    guid: '3cef7043-0ad7-4111-9c37-c900902a0747',
    name: 'staging',
    organizationGuid: 'ccf84347-5c4c-4344-a20d-5b2788e17580',
    quotaGuid: null,
  },
  {
    guid: 'ec95265f-e209-48ad-bafc-43e91765a51c',
    name: 'tight',
    organizationGuid: 'ccf84347-5c4c-4344-a20d-5b2788e17580',
    quotaGuid: '0cc7eb6e-c5d6-4ddd-bc47-35bad5ba6900',
  },
  {
    guid: '2b7d2586-11f0-4dde-8bc6-c3a824d599ed',
    name: 'frozen',
    organizationGuid: '9c5a1902-4354-47fb-95e9-9eea737666a0',
    quotaGuid: null,
  },
]
