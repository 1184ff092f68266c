import { useLocation } from 'wouter';
import type { CaseView } from '#contract';
import { StatusMark } from '#web/case';
import { Marks, Tier } from '#web/law';
import { Chip, Chips, Crumb, Head, Link, Note, useFormat, useSay, useT } from '#web/ui';
import { useTitle } from '../title.ts';
import { casePath } from './places.ts';
import { usePlaceInTrail } from './use-case-keys.ts';
import { useWords } from './words.ts';

/** What it is, how risky, where it stands, whose turn it is. */
export function CaseHead({ view, others = false }: { readonly view: CaseView; readonly others?: boolean }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const [path] = useLocation();
  const place = usePlaceInTrail(view.id);
  const list = path.startsWith('/committee')
    ? { label: words.nav.committee, href: '/committee' }
    : { label: words.nav.cases, href: '/office/cases' };
  useTitle(`${t(view.title)} · ${view.number}`);
  return (
    <>
      <div className="crumb-line">
        <Crumb
          steps={[
            place === undefined ? list : { label: place.title, href: place.address },
            {
              label: (
                <span className="num">{place === undefined ? view.number : `${view.number} · ${words.case.of(place.at, place.of)}`}</span>
              ),
            },
          ]}
        />
        {place !== undefined && (
          <p className="small neighbours">
            {place.previous !== undefined && <Link href={casePath(place.previous)}>{words.case.previous}</Link>}
            {place.next !== undefined && <Link href={casePath(place.next)}>{words.case.next}</Link>}
          </p>
        )}
      </div>
      <Head
        title={
          <>
            {say(view.title)} {t(view.matter) !== t(view.title) && <span className="matter">{say(view.matter)}</span>}
          </>
        }
        sub={
          <span className="meta">
            {view.tier !== undefined && <Tier ranked={view.tier} />}
            <StatusMark status={view.status} />
            {view.subject?.href !== undefined && (
              <Link href={view.subject.href}>
                {say(view.subject.kind.title)} {view.subject.number}
              </Link>
            )}
            {view.parties.map((party) => (
              <span key={`${party.role.name} ${party.name.en}`}>
                {say(party.role.title)}
                {words.colon}
                <b>{say(party.name)}</b>
              </span>
            ))}
            <span>{say(view.turn.words)}</span>
            <span>{words.case.opened(format.longDate(view.opened))}</span>
            <span>{words.case.law(t(view.law.title), view.law.version)}</span>
            <Link href={`/law/procedures/${view.procedure.name}/orders`}>{words.case.matrix}</Link>
            <Link href="/law/competences">{words.case.competences}</Link>
          </span>
        }
        side={
          others && (
            <Chips label={words.case.views}>
              <Chip href={`${casePath(view.id)}?as=parties`}>{words.case.asParties}</Chip>
              <Chip href={`${casePath(view.id)}?as=public`}>{words.case.asPublic}</Chip>
            </Chips>
          )
        }
      />
      <CaseNotices view={view} />
    </>
  );
}

/** Old law, provisional dates, cases taken over: each with its article. */
function CaseNotices({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const own = [
    ...(view.law.newer === undefined ? [] : [words.case.newer(format.longDate(view.law.newer))]),
    ...(view.law.assumed ? [words.case.assumed] : []),
  ];
  // What the clock below says in large letters is not said above it too.
  const [clock] = view.clocks;
  const saidBelow = clock === undefined ? [] : [clock.sentence, ...(clock.why === undefined ? [] : [clock.why])].map((one) => t(one));
  const notices = view.notices.filter(({ text }) => !saidBelow.some((sentence) => t(text).startsWith(sentence)));
  // The server says these in words of its own where it can.
  const lines = view.notices.length > 0 ? [] : own;
  if (notices.length + lines.length === 0) return null;
  return (
    <div className="notices">
      {notices.map((notice) => (
        <Note key={notice.text.en} small tone={notice.tone === 'note' ? 'plain' : notice.tone}>
          {say(notice.text)} <Marks marks={notice.marks} />
        </Note>
      ))}
      {lines.map((line) => (
        <Note key={line} small>
          {line}
        </Note>
      ))}
    </div>
  );
}
