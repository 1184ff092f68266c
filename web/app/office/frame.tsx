import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { CityPage, Me } from '#contract';
import { OfficeShell, useFormat, useKeys, useT } from '#web/ui';
import { useOtherLanguages } from '../address.ts';
import { DemoLine } from '../demo-line.tsx';
import { useCity } from '../session.ts';
import { Find } from './find.tsx';
import { KeysHelp } from './keys-help.tsx';
import { useKeysOn } from './keys-on.ts';
import { hasPower, homePath, isMember, isOfficial } from './places.ts';
import { useWords } from './words.ts';

/** The rail with what this person may open, "Search or do", and the keys that act everywhere. */
export function OfficeFrame({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const words = useWords();
  const t = useT();
  const [path, navigate] = useLocation();
  const [open, setOpen] = useState<'find' | 'keys'>();
  const otherLanguages = useOtherLanguages();
  const official = isOfficial(me);
  const member = isMember(me);
  const pages = useCity()?.pages ?? [];
  const has = (page: CityPage): boolean => pages.includes(page);
  const seesWatch = official && has('streams');
  const seesCommittee = (member || official) && has('committee');
  const needs = (name: string) => (me.needs[name] === undefined || me.needs[name] === 0 ? undefined : me.needs[name]);
  const find = () => setOpen('find');
  useKeys(
    {
      'ctrl+k': find,
      '/': find,
      '?': () => setOpen('keys'),
      ...(official && {
        'g d': () => navigate('/office'),
        'g a': () => navigate('/office/cases'),
        'g s': () => navigate('/office/signatures'),
      }),
      ...(seesWatch && { 'g w': () => navigate('/office/watch') }),
      ...(seesCommittee && { 'g c': () => navigate('/committee') }),
      'g r': () => navigate('/office/registers'),
    },
    useKeysOn(),
  );
  const at = (href: string) => path === href || (href !== '/office' && path.startsWith(`${href}/`));
  const nav = [
    ...(official
      ? [
          { href: '/office', label: words.nav.docket, needs: needs('docket') ?? needs('office'), tab: true },
          { href: '/office/signatures', label: words.nav.toSign },
          { href: '/office/cases', label: words.nav.cases },
        ]
      : []),
    { href: '/office/registers', label: words.nav.registers, tab: !official },
    ...(seesWatch ? [{ href: '/office/watch', label: words.nav.watch, tab: true }] : []),
    ...(seesCommittee ? [{ href: '/committee', label: words.nav.committee, needs: needs('committee'), tab: true }] : []),
  ];
  const more = [
    ...(official
      ? [
          { href: '/office/letters', label: words.nav.letters },
          ...(has('duties') ? [{ href: '/office/duties', label: words.nav.duties, needs: needs('duties') }] : []),
          ...(has('discretion') ? [{ href: '/office/discretion', label: words.nav.discretion }] : []),
          { href: '/office/texts', label: words.nav.texts },
          ...(hasPower(me, 'answer-contradictions')
            ? [{ href: '/office/contradictions', label: words.nav.contradictions, needs: needs('contradictions') }]
            : []),
        ]
      : []),
    ...(hasPower(me, 'run-backups') ? [{ href: '/office/backups', label: words.nav.backups }] : []),
    ...(official ? [{ href: '/office/people', label: words.nav.people }] : []),
    { href: '/my/reminders', label: words.nav.reminders },
    { href: '/law', label: words.nav.law },
    { href: '/', label: words.nav.public },
  ];
  return (
    <>
      <OfficeShell
        home={homePath(me)}
        nav={nav.map((item) => ({ ...item, current: at(item.href) }))}
        more={more.map((item) => ({ ...item, current: item.href !== '/' && at(item.href) }))}
        onSearch={find}
        who={<Who me={me} onKeys={() => setOpen('keys')} post={me.posts.map(({ title }) => t(title)).join(words.comma)} />}
        demo={<Demo />}
        otherLanguages={otherLanguages}
      >
        {children}
      </OfficeShell>
      {/* Dialogs stand outside the shell, in its density all the same. */}
      <div className="office">
        <Find open={open === 'find'} onClose={() => setOpen(undefined)} official={official} member={member || official} />
        <KeysHelp open={open === 'keys'} onClose={() => setOpen(undefined)} />
      </div>
    </>
  );
}

function Who({ me, post, onKeys }: { readonly me: Me; readonly post: string; readonly onKeys: () => void }) {
  const words = useWords();
  const format = useFormat();
  const city = useCity();
  return (
    <>
      {/* The demo line below names the person already. */}
      {city?.demo !== true && (
        <>
          {me.name}
          <br />
        </>
      )}
      {post}
      {city !== undefined && !city.demo && (
        <>
          <br />
          <span className="nb">{format.actDate(city.today)}</span>
        </>
      )}
      {post !== '' && <br />}
      <button type="button" className="foot-word" onClick={onKeys} aria-haspopup="dialog">
        {words.keysButton} <kbd>?</kbd>
      </button>
    </>
  );
}

function Demo() {
  return useCity()?.demo === true ? <DemoLine short /> : null;
}
