import { type ReactNode, useRef } from 'react';
import { type InOther, LanguageSwitch } from './language-switch.tsx';
import { Link } from './link.tsx';
import type { NavItem } from './public-shell.tsx';
import { useWords } from './words.ts';

export interface RailItem extends NavItem {
  /** What needs you there: a number, or a word such as `today`. */
  readonly needs?: string | number | undefined;
  /** Stands in the bottom bar of a phone. At most three beside Search and More. */
  readonly tab?: boolean;
}

export interface OfficeShellProps {
  readonly home: string;
  readonly nav: readonly RailItem[];
  /** Below the line: letters, duties. */
  readonly more?: readonly RailItem[];
  readonly onSearch: () => void;
  /** Role, name and time. */
  readonly who: ReactNode;
  /** At the very foot: `Demo city`; what opens the time machine and "sign in as" goes here. */
  readonly demo?: ReactNode;
  readonly otherLanguages: readonly InOther[];
  readonly children: ReactNode;
}

/** A rail of words at the left; on a phone a bar at the bottom, whose "More" opens the rest. */
export function OfficeShell({ home, nav, more = [], onSearch, who, demo, otherLanguages, children }: OfficeShellProps) {
  const words = useWords();
  const sheet = useRef<HTMLElement>(null);
  const closeSheet = () => sheet.current?.hidePopover();
  const foot = (
    <>
      <div>{who}</div>
      <div>
        {demo !== undefined && <>{demo} · </>}
        <LanguageSwitch others={otherLanguages} />
      </div>
    </>
  );
  return (
    <div className="office page">
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <div className="desk">
        <nav className="rail" aria-label={words.officeNav}>
          <Link className="brand" href={home}>
            Ordinance
          </Link>
          <button className="find" type="button" aria-keyshortcuts="Control+K" onClick={onSearch}>
            {words.searchOrDo}
            <kbd>{words.cmd}</kbd>
          </button>
          {nav.map((item) => (
            <Go key={item.href} item={item} />
          ))}
          <button type="button" className="go tab phone" popoverTarget="rail-more">
            {words.more}
          </button>
          {more.length > 0 && <hr />}
          {more.map((item) => (
            <Go key={item.href} item={item} />
          ))}
          <div className="who">{foot}</div>
        </nav>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <nav id="rail-more" className="sheet" popover="auto" ref={sheet} aria-label={words.more}>
        {[...nav.filter((item) => item.tab !== true), ...more].map((item) => (
          <Link
            key={item.href}
            className="go"
            href={item.href}
            onClick={closeSheet}
            aria-current={item.current === true ? 'page' : undefined}
          >
            {item.label}
            {item.needs !== undefined && <b>{item.needs}</b>}
          </Link>
        ))}
        <div className="who">{foot}</div>
      </nav>
    </div>
  );
}

function Go({ item }: { readonly item: RailItem }) {
  return (
    <Link className={item.tab === true ? 'go tab' : 'go'} href={item.href} aria-current={item.current === true ? 'page' : undefined}>
      {item.label}
      {item.needs !== undefined && <b>{item.needs}</b>}
    </Link>
  );
}
