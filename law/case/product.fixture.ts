import type { Value } from '#law/ground';

/** What a product of high risk is filed with for its assessment. */
export const product: Readonly<Record<string, Value>> = {
  'product-name': 'Pulmo',
  purpose: 'health',
  autonomy: 'proposes',
  affected: 40_000,
  'touches-body': true,
  'sensitive-data': true,
  'prohibited-act': 'none',
  'risk-statement': 'a radiologist reads every image',
  'test-report': 'report.pdf',
  contact: 'Ms Wei',
};
