/** Words for people. Both languages are always there. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Text;

export const text = (en: string, zh: string): Text => ({ en, zh });

/** What is written alike in both languages: names, numbers, days. */
export const sameText = (written: string): Text => ({ en: written, zh: written });

/** Texts one after the other, with the comma of each language between them, or another sign. */
export const joinTexts = (texts: readonly Text[], sign: Text = { en: ', ', zh: '，' }): Text => ({
  en: texts.map(({ en }) => en).join(sign.en),
  zh: texts.map(({ zh }) => zh).join(sign.zh),
});

/** Names in backticks as a list: `a`, `b` and `c`; `a`、`b`和`c`. Without a joint only commas stand between them. */
export const namesInText = (names: readonly string[], joint?: 'and' | 'or'): Text =>
  listInText(
    names.map((name) => `\`${name}\``),
    joint,
  );

/** Words that are alike in both languages, joined as `namesInText` joins names. */
export const listInText = (parts: readonly string[], joint?: 'and' | 'or'): Text => {
  if (joint === undefined || parts.length < 2) return { en: parts.join(', '), zh: parts.join('、') };
  const [before, last] = [parts.slice(0, -1), parts.at(-1)!];
  return { en: `${before.join(', ')} ${joint} ${last}`, zh: `${before.join('、')}${joints[joint]}${last}` };
};

const joints = { and: '和', or: '或' } as const;
