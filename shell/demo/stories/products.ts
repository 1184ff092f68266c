import { subjects } from './city-data.ts';

/** An invented product, as its company tells it. The tier it falls under is the law's to say, not this list's. */
export interface DemoProduct {
  readonly name: string;
  readonly purpose: string;
  readonly autonomy: 'informs' | 'proposes' | 'acts';
  readonly affected: number;
  readonly touchesBody: boolean;
  readonly sensitive: boolean;
  readonly risk: string;
  readonly explanation?: string;
  readonly language: 'en' | 'zh';
}

/** The products that go through this procedure first. */
export const productsFor = (procedure: string): readonly DemoProduct[] =>
  (subjects[procedure] ?? []).map(({ gives }) => {
    const risk = String(gives['risk-statement']);
    return {
      name: labelled(String(gives['product-name'])),
      purpose: String(gives['purpose']),
      autonomy: gives['autonomy'] as DemoProduct['autonomy'],
      affected: Number(gives['affected']),
      touchesBody: gives['touches-body'] === 'yes',
      sensitive: gives['sensitive-data'] === 'yes',
      risk,
      ...(gives['explanation'] === undefined ? {} : { explanation: String(gives['explanation']) }),
      language: /[\u4e00-\u9fff]/.test(risk) ? 'zh' : 'en',
    };
  });

/** Every name says that it is invented, in the script in which it ends. */
export const labelled = (name: string): string => (/[a-z]$/i.test(name) ? `${name} (Demo)` : `${name}（演示）`);
