import type { Pack, Register } from '#law/pack';

/** The register whose rows have a page for residents: the one that the home page names, else the first that offers the view. */
export const productRegister = (pack: Pack): Register | undefined =>
  Object.values(pack.registers)
    .filter(({ views, shown }) => views.product !== undefined && shown === 'public')
    .toSorted((a, b) => Number(b.name === pack.place.home.register) - Number(a.name === pack.place.home.register))[0];

export const registerAddress = (pack: Pack, register: string): string =>
  register === productRegister(pack)?.name ? '/products' : `/registers/${register}`;

export const caseAddress = (id: string): string => `/cases/${encodeURIComponent(id)}`;

/** As the marks of the web write it: `/law/sz/44`. */
export const articleAddress = (article: string): string => `/law/${article.replace(/\(.*$/, '').replace('.', '/')}`;
