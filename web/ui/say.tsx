import type { ReactNode } from 'react';
import { useT } from './lang.tsx';
import type { Text } from './text.ts';

/** Words in both languages, or something that is drawn as it is. */
export type Words = ReactNode | Text;

const isText = (words: Words): words is Text => typeof words === 'object' && words !== null && 'en' in words && 'zh' in words;

/** Takes the reader's language out of a text; leaves everything else alone. */
export function Say({ it }: { readonly it: Words }) {
  const t = useT();
  return isText(it) ? t(it) : it;
}
