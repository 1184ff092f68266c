/** Words for people. Both languages are always there. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Lang = 'en' | 'zh';

/** What `lang` attributes call the two. */
export const tag: Readonly<Record<Lang, string>> = { en: 'en', zh: 'zh-CN' };
