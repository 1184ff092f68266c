import { useLang } from './lang.tsx';
import { tag } from './text.ts';

/** Names the other language in its own script, and leads to the same place in it. */
export function LanguageSwitch({ href, onClick }: { readonly href: string; readonly onClick?: (() => void) | undefined }) {
  const other = useLang() === 'zh' ? 'en' : 'zh';
  return (
    <a className="tongue" href={href} lang={tag[other]} hrefLang={tag[other]} onClick={onClick}>
      {other === 'zh' ? '中文' : 'English'}
    </a>
  );
}
