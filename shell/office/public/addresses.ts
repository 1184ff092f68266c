import type { Pack, Register } from '#law/pack';

/** The register of products: the first one that has one row for each subject. */
export const productRegister = (pack: Pack): Register | undefined =>
  Object.values(pack.registers).find(({ row, shown }) => row.kind === 'subject' && shown === 'public');

export const registerAddress = (pack: Pack, register: string): string =>
  register === productRegister(pack)?.name ? '/products' : `/registers/${register}`;

export const caseAddress = (id: string): string => `/cases/${encodeURIComponent(id)}`;

/** As the marks of the web write it: `/law/sz/44`. */
export const articleAddress = (article: string): string => `/law/${article.replace(/\(.*$/, '').replace('.', '/')}`;
