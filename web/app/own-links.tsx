import { useEffect } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { type LinkProps, useLang } from '#web/ui';
import { inLang } from './address.ts';

/** A link in the reader's language. */
export function OwnLink({ href, ...rest }: LinkProps) {
  return <a href={inLang(href, useLang())} {...rest} />;
}

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/**
 * Links to our own pages change the page without loading it again: those in letters and those of the language switch too, which
 * know no router. Downloads, the API and everything outside are left to the browser.
 */
export const useOwnLinks = (): void => {
  const lang = useLang();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.('a');
      if (link === null || link === undefined || !isPlainClick(event)) return;
      const given = link.getAttribute('href') ?? '';
      if (
        !given.startsWith('/') ||
        given.startsWith('//') ||
        given.startsWith('/api/') ||
        link.target !== '' ||
        link.hasAttribute('download')
      )
        return;
      event.preventDefault();
      const isSwitch = link.hreflang !== '';
      navigate(isSwitch ? given : inLang(given, lang), isSwitch ? { replace: true } : {});
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [lang]);
};
