import type { ReactNode } from 'react';
import { useSay } from './lang.tsx';
import type { Text } from './text.ts';

/** A text, or something that is drawn as it is. */
export type Words = ReactNode | Text;

const isText = (words: Words): words is Text => typeof words === 'object' && words !== null && 'en' in words && 'zh' in words;

/** Draws a text in the reader's language; leaves everything else alone. */
export function Say({ it }: { readonly it: Words }) {
  const say = useSay();
  return isText(it) ? say(it) : it;
}
