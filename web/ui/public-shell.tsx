import type { ReactNode } from 'react';
import { type InOther, LanguageSwitch } from './language-switch.tsx';
import { Link } from './link.tsx';
import { useWords } from './words.ts';

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean | undefined;
}

export interface PublicShellProps {
  /** The office whose pages these are. */
  readonly office: string;
  readonly home: string;
  readonly nav: readonly NavItem[];
  readonly foot: readonly NavItem[];
  /** The same page in the other languages. */
  readonly otherLanguages: readonly InOther[];
  /** The line on top: in the demo, that nothing here is real. The time machine opens from it. */
  readonly demo?: ReactNode;
  readonly children: ReactNode;
}

export function PublicShell({ office, home, nav, foot, otherLanguages, demo, children }: PublicShellProps) {
  const words = useWords();
  return (
    <div className="public page">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="top">
        {demo !== undefined && <div className="demo">{demo}</div>}
        <div className="wrap">
          <Link className="brand" href={home}>
            Ordinance <span>{office}</span>
          </Link>
          <nav aria-label={words.mainNav}>
            {nav.map((item) => (
              <Link key={item.href} href={item.href} aria-current={item.current === true ? 'page' : undefined}>
                {item.label}
              </Link>
            ))}
          </nav>
          <LanguageSwitch others={otherLanguages} />
        </div>
      </header>
      <main className="wrap" id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <div className="wrap">
          <span>{office}</span>
          {foot.map((item) => (
            <Link key={item.href} href={item.href}>
              {item.label}
            </Link>
          ))}
        </div>
      </footer>
    </div>
  );
}
