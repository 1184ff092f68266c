import type { Pack, Register } from '#law/pack';

/** The register of products: the first one that has one row for each subject. */
export const productRegister = (pack: Pack): Register | undefined =>
  Object.values(pack.registers).find(({ row, shown }) => row.kind === 'subject' && shown === 'public');

export const registerAddress = (pack: Pack, register: string): string =>
  register === productRegister(pack)?.name ? '/products' : `/registers/${register}`;

/** The page of a row: of a product the resident's page, else the case behind it. */
export const rowAddress = (pack: Pack, register: string, number: string, caseId: string): string =>
  register === productRegister(pack)?.name ? productAddress(number) : caseAddress(caseId);

export const productAddress = (number: string): string => `/products/${encodeURIComponent(number)}`;

export const caseAddress = (id: string): string => `/cases/${encodeURIComponent(id)}`;

/** As the marks of the web write it: `/law/sz/44`. */
export const articleAddress = (article: string): string => `/law/${article.replace(/\(.*$/, '').replace('.', '/')}`;
