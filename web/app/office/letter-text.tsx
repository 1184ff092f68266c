import { createElement, Fragment, type ReactNode } from 'react';
import { Own } from '#web/law';

interface LetterTextProps {
  /** As the server sends it: paragraphs, line breaks, strong words, links of our own. */
  readonly html: string;
  /** What the officer wrote: underlined wherever it stands in the letter. */
  readonly own?: readonly string[];
}

/** The words of a letter, built again from the few elements that a letter may have: nothing else gets through. */
export function LetterText({ html, own = [] }: LetterTextProps) {
  const body = new DOMParser().parseFromString(html, 'text/html').body;
  const written = own
    .flatMap((text) => text.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length > 1)
    .sort((a, b) => b.length - a.length);
  return <>{built(body, written)}</>;
}

const allowed = new Set(['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'a']);

const built = (node: Node, own: readonly string[]): ReactNode[] =>
  [...node.childNodes].map((child, at) => {
    if (child.nodeType === Node.TEXT_NODE) return <Fragment key={at}>{marked(child.textContent ?? '', own)}</Fragment>;
    if (!(child instanceof Element)) return null;
    const name = child.tagName.toLowerCase();
    if (name === 'br') return <br key={at} />;
    if (!allowed.has(name)) return <Fragment key={at}>{built(child, own)}</Fragment>;
    const href = child.getAttribute('href');
    const isOwnLink = name === 'a' && href?.startsWith('/') === true && !href.startsWith('//');
    if (name === 'a' && !isOwnLink) return <Fragment key={at}>{built(child, own)}</Fragment>;
    return createElement(name, { key: at, ...(isOwnLink && { href }) }, ...built(child, own));
  });

/** Text with what the officer wrote set apart. */
const marked = (text: string, own: readonly string[]): ReactNode => {
  const found = own.find((line) => text.includes(line));
  if (found === undefined) return text;
  const at = text.indexOf(found);
  const others = own.filter((line) => line !== found);
  return (
    <>
      {marked(text.slice(0, at), others)}
      <Own>{found}</Own>
      {marked(text.slice(at + found.length), own)}
    </>
  );
};
