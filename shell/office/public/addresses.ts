import type { Pack } from '#law/pack';
import { productRegister } from '../view/index.ts';

export const registerAddress = (pack: Pack, register: string): string =>
  register === productRegister(pack)?.name ? '/products' : `/registers/${register}`;

export const caseAddress = (id: string): string => `/cases/${encodeURIComponent(id)}`;

/** As the marks of the web write it: `/law/sz/44`. */
export const articleAddress = (article: string): string => `/law/${article.replace(/\(.*$/, '').replace('.', '/')}`;

/** Pages that do not stand at their own name. */
const pageAddresses: Readonly<Record<string, string>> = {
  home: '/',
  promises: '/law/promises',
  competences: '/law/competences',
  separation: '/law/separation',
  account: '/my/account',
};

export const pageAddress = (page: string): string => pageAddresses[page] ?? `/${page}`;
