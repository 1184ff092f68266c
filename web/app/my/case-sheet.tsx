import { type ReactNode, useState } from 'react';
import { addressOf, type CaseView, type LetterView } from '#contract';
import { ClockRibbon, Facts, Orders, Path, type RecountFiles, StatusMark, Story } from '#web/case';
import { DecisionTable, Letter, Marks, Tier, Why } from '#web/law';
import { Button, Crumb, Details, Link, longDate, Note, Pairs, QrCode, Section, useFormat, useLang, useT } from '#web/ui';
import { useAsk } from '../api.ts';
import { LetterRemedies } from '../letter-remedies.tsx';
import { CaseList } from '../public/case-list.tsx';
import { CellWords } from '../public/cells.tsx';
import { useMe, useToday } from '../session.ts';
import { useTitle } from '../title.ts';
import { useWords } from '../words/index.ts';
import { OrderDialog } from './order-dialog.tsx';

interface SheetProps {
  readonly view: CaseView;
  /** One's own, one opened with a code, or what everybody may see. */
  readonly as: 'mine' | 'code' | 'public';
  /** With `code`: the tracking code itself. */
  readonly code?: string | undefined;
}

/** Where is my case? The title is the answer, all else is its proof. */
export function CaseSheet({ view, as, code }: SheetProps) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const today = useToday();
  const now = today === undefined ? {} : { now: today };
  const [first, ...others] = view.clocks;
  const lang = useLang();
  const files = (clock: Clock) => recountFiles(view, clock, lang, code);
  useTitle(`${t(view.title)} ${view.number}`);
  return (
    <>
      <Crumb
        steps={[
          as === 'mine' ? { label: words.case.crumb, href: '/my' } : { label: t(view.procedure.title) },
          {
            label: (
              <>
                <span className="num">{view.number}</span> {t(view.title)}
              </>
            ),
          },
        ]}
      />
      <h1 className="says-h">{t(view.sentence)}</h1>
      {view.hint !== undefined && <p className="lede">{t(view.hint)}</p>}
      <Notices view={view} />
      {view.path.length > 0 && <Path steps={view.path} {...now} />}
      <div className="two case-two">
        <aside className="side stack" aria-label={words.case.can}>
          <Can view={view} as={as} />
          {view.ifLate !== undefined && (
            <Section id="if-late" title={words.case.ifLate}>
              <p className="small">
                {t(view.ifLate.text)} <Marks marks={view.ifLate.marks} />
              </p>
            </Section>
          )}
          <Glance view={view} />
        </aside>
        <div className="stack-l main">
          {first !== undefined && (
            <Section plain id="why-date" title={words.case.why}>
              <Clock clock={first} files={files(first)} open />
            </Section>
          )}
          {others.length > 0 && (
            <Section plain id="dates" title={words.case.otherClocks}>
              {others.map((clock) => (
                <div key={`${clock.clock} ${clock.run}`} className="clock-line">
                  <p>
                    {t(clock.sentence)} <span className="quiet">{t(clock.leftWords)}</span> <Marks marks={clock.mark} />
                  </p>
                  <Clock clock={clock} files={files(clock)} short />
                </div>
              ))}
            </Section>
          )}
          {view.why !== undefined && (
            <Section plain id="why" title={words.case.whyTitle}>
              <Why answer={view.why} />
            </Section>
          )}
          <LatestLetter view={view} as={as} code={code} />
          {view.story.length > 0 && (
            <Section plain id="happened" title={words.case.happened}>
              <Story lines={view.story.toReversed().toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))} {...now} />
            </Section>
          )}
          <Given view={view} />
          {view.vote !== undefined && (
            <Section plain id="vote" title={words.case.vote}>
              <p>{t(view.vote.sentence)}</p>
            </Section>
          )}
          {view.tables.length > 0 && (
            <Details summary={words.case.tables}>
              {view.tables.map((table) => (
                <DecisionTable key={table.table.name} table={table} />
              ))}
            </Details>
          )}
          <Related view={view} as={as} />
          <p className="small quiet">
            {words.case.law(t(view.law.title), format.longDate(view.law.version))}{' '}
            {view.law.newer !== undefined && words.case.newer(format.longDate(view.law.newer))}{' '}
            <Link href={`/law/procedures/${view.procedure.name}/orders`}>{words.case.matrix}</Link>
          </p>
        </div>
      </div>
    </>
  );
}

function Notices({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  return (
    <>
      {view.asOf !== undefined && <Note>{words.case.asOf(format.longDate(view.asOf))}</Note>}
      {view.notices.map((notice) => (
        <Note key={notice.text.en} tone={notice.tone === 'note' ? 'plain' : notice.tone}>
          {t(notice.text)} <Marks marks={notice.marks} />
        </Note>
      ))}
    </>
  );
}

type Clock = CaseView['clocks'][number];

const recountFiles = (view: CaseView, { clock, run, kind }: Clock, lang: 'en' | 'zh', code: string | undefined): RecountFiles => {
  const which = { clock, lang, ...(kind === 'challenge' ? {} : { run }) };
  return code === undefined
    ? { page: addressOf('recountPage', { ...which, id: view.id }), data: addressOf('recount', { ...which, id: view.id }) }
    : { page: addressOf('followRecount', { ...which, code }) };
};

function Clock({
  clock,
  files,
  open = false,
  short = false,
}: {
  readonly clock: Clock;
  readonly files: RecountFiles;
  readonly open?: boolean;
  readonly short?: boolean;
}) {
  const words = useWords();
  const t = useT();
  return (
    <>
      {!short && (
        <p>
          {t(clock.sentence)}
          {words.stop} {t(clock.leftWords)}
          {words.stop} <Marks marks={clock.mark} />
        </p>
      )}
      {!short && clock.chain.length > 1 && (
        <p className="quiet">
          {clock.chain.map((link, at) => (
            <span key={link.what} className="nb">
              {at > 0 && ' → '}
              {t(link.words)}
            </span>
          ))}
        </p>
      )}
      {!short && clock.why !== undefined && <p className="quiet">{t(clock.why)}</p>}
      {(clock.days.length > 0 || clock.steps.length > 0) && (
        <Details summary={words.case.every} open={open}>
          <ClockRibbon bare form="calendar" clock={clock as never} recount={files} open={open} />
        </Details>
      )}
    </>
  );
}

/** What the reader may do now; then what not yet, with the reason. */
function Can({ view, as }: SheetProps) {
  const words = useWords();
  const [open, setOpen] = useState<CaseView['orders'][number]>();
  const challenge = useChallenge(view);
  if (as === 'public' && view.orders.length === 0) return challenge;
  return (
    <>
      {view.orders.length === 0 && challenge === null ? (
        <Section id="can" title={words.case.can}>
          <p className="quiet">{words.case.nothing}</p>
        </Section>
      ) : (
        view.orders.length > 0 && (
          <Orders
            offers={view.orders as never}
            onOrder={(offer) => setOpen(offer as never)}
            title={words.case.can}
            notTitle={words.case.cannot}
            count={false}
          />
        )
      )}
      {challenge}
      {open !== undefined && <OrderDialog key={open.order} view={view} offer={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** Where the reader's own days to challenge run: the procedure with which one does. */
const useChallenge = (view: CaseView): ReactNode => {
  const words = useWords();
  const t = useT();
  const { signedIn } = useMe();
  const clock = view.clocks.find((one) => one.kind === 'challenge' && one.whose === 'you' && one.state === 'running');
  const procedures = useAsk('procedures', {}, { when: clock !== undefined && signedIn });
  if (clock === undefined || procedures.kind !== 'ready') return null;
  const door = procedures.value.procedures
    .filter(({ kind }) => kind === 'remedy' || kind === 'challenge')
    .flatMap((procedure) => procedure.orders.map((order) => ({ procedure, order })))[0];
  if (door === undefined || view.orders.some(({ order }) => order === door.order.order)) return null;
  return (
    <Section id="challenge" title={t(clock.title)}>
      <p className="small">
        {t(clock.sentence)} <Marks marks={clock.mark} />
      </p>
      <Button
        kind="second"
        href={`/my/file?procedure=${door.procedure.procedure}&order=${door.order.order}&about=${encodeURIComponent(view.number)}`}
      >
        {words.case.challenge}
      </Button>
    </Section>
  );
};

function Glance({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const { subject } = view;
  return (
    <Section id="glance" title={words.case.glance}>
      <Pairs
        small
        labelledBy="glance"
        pairs={[
          { name: words.row.status, value: <StatusMark status={view.status} /> },
          ...(view.tier === undefined ? [] : [{ name: words.register.columns.risk, value: <Tier ranked={view.tier} light /> }]),
          ...(subject === undefined
            ? []
            : [
                {
                  name: t(subject.kind.title),
                  value: subject.href === undefined ? (subject.number ?? t(view.title)) : <Link href={subject.href}>{t(view.title)}</Link>,
                },
              ]),
          { name: words.case.opened, value: format.longDate(view.opened) },
          ...(view.ended === undefined ? [] : [{ name: words.case.ended, value: format.longDate(view.ended) }]),
          ...view.parties.map((party) => ({
            key: `${party.role.name} ${party.name.en}`,
            name: t(party.role.title),
            value: `${t(party.name)}${party.you ? words.brackets(words.case.you) : ''}`,
          })),
          ...view.registers.map((entry) => ({
            key: entry.href,
            name: t(entry.register.title),
            value: (
              <>
                <Link href={entry.href} className="num">
                  {entry.number}
                </Link>{' '}
                {t(entry.status)}
              </>
            ),
          })),
          ...view.glance.map((cell) => ({ key: cell.name, name: t(cell.title), value: <CellWords cell={cell} /> })),
        ]}
      />
    </Section>
  );
}

const baseOf = (as: SheetProps['as']): string => (as === 'mine' ? '/my/cases' : '/cases');

function LatestLetter({ view, as, code }: SheetProps) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  // The newest first; those of one day as they came, which is the same.
  const letters = view.letters.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  const [latest] = letters;
  if (latest === undefined) return null;
  const base = code === undefined ? `${baseOf(as)}/${encodeURIComponent(view.id)}` : `/follow/${encodeURIComponent(code)}`;
  const href = (number: string) => `${base}/letters/${encodeURIComponent(number)}`;
  return (
    <Section plain id="letters" title={as === 'public' ? words.case.letters : words.case.latest}>
      {as === 'mine' && <LetterText id={view.id} number={latest.number} />}
      {code !== undefined && <FollowedText code={code} number={latest.number} />}
      <ul className="case-list gap-top">
        {letters.map((letter) => (
          <li key={letter.number}>
            <span>
              <Link href={href(letter.number)}>{t(letter.letter.title)}</Link>{' '}
              <span className="quiet">{words.case.letterTo(t(letter.to))}</span>
            </span>
            <span className="quiet num">{format.longDate(letter.on)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LetterText({ id, number }: { readonly id: string; readonly number: string }) {
  const letter = useAsk('letter', { id, number });
  return letter.kind === 'ready' ? <LetterAsSent letter={letter.value} /> : null;
}

/** The same for whoever holds the code alone: it opens the answer, not a list of answers. */
function FollowedText({ code, number }: { readonly code: string; readonly number: string }) {
  const letter = useAsk('followLetter', { code, number });
  return letter.kind === 'ready' ? <LetterAsSent letter={letter.value} /> : null;
}

/** A letter as it was sent, in the reader's language. */
export function LetterAsSent({ letter: value, level = 3 }: { readonly letter: LetterView; readonly level?: 2 | 3 }) {
  const words = useWords();
  const t = useT();
  return (
    <Letter
      office={t(value.office)}
      number={words.letter.number(value.number)}
      date={value.on}
      title={t(value.letter.title)}
      law={<Marks marks={value.marks} />}
      code={value.code}
      qr={<QrCode code={value.qr} label={words.letter.scan} />}
      level={level}
      label={t(value.letter.title)}
    >
      <Html of={t(value.html)} />
      <LetterRemedies remedies={value.remedies} />
    </Letter>
  );
}

/** The server's own paragraphs: escaped there, with nothing in them but paragraphs, emphasis and links of ours. */
function Html({ of }: { readonly of: string }) {
  return <div dangerouslySetInnerHTML={{ __html: of }} />;
}

/** The words of a source may say its day already. */
const datedOnce = (fact: CaseView['sections'][number]['facts'][number]) => {
  const { on, ...source } = fact.source;
  return on === undefined || !source.words.en.includes(longDate(on, 'en')) ? fact : { ...fact, source };
};

function Given({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const today = useToday();
  const sections = view.sections.filter((section) => section.facts.length > 0);
  return (
    <>
      {sections.length > 0 && (
        <Section plain id="given" title={words.case.given}>
          <Details summary={words.case.allGiven(format.number(sections.reduce((sum, { facts }) => sum + facts.length, 0)))}>
            {sections.map((section) => (
              <div key={section.title.en} className="fact-section">
                <h3>{t(section.title)}</h3>
                <Facts
                  facts={section.facts.map(datedOnce) as never}
                  label={t(section.title)}
                  {...(today !== undefined && { now: today })}
                />
              </div>
            ))}
          </Details>
        </Section>
      )}
      {view.files.length > 0 && (
        <Section plain id="papers" title={words.case.papers}>
          <ul className="case-list">
            {view.files.map((file) => (
              <li key={`${file.digest} ${file.fact ?? ''}`}>
                <a href={addressOf('file', { digest: file.digest })} download={file.name}>
                  {file.name}
                </a>
                <span className="quiet num">{format.bytes(file.bytes)}</span>
                <span className="quiet num">{file.on !== undefined && format.longDate(file.on)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Related({ view: { related } }: SheetProps) {
  const words = useWords();
  const lists = [
    [words.case.parent, related.parent === undefined ? [] : [related.parent]],
    [words.case.challenges, related.challenges === undefined ? [] : [related.challenges]],
    [words.case.challengedBy, related.challengedBy],
    [words.case.child, related.children],
    [words.case.same, related.sameSubject],
  ] as const;
  if (lists.every(([, cases]) => cases.length === 0)) return null;
  return (
    <Section plain id="related" title={words.case.related}>
      {lists.map(([how, cases]) => cases.length > 0 && <CaseList key={how} cases={cases} how={how} />)}
    </Section>
  );
}
