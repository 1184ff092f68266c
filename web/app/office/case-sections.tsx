import type { ReactNode } from 'react';
import { addressOf, type CaseView, type ClockView } from '#contract';
import { CaseGraph, ClockRibbon, Facts, Orders, Sheets, StatusMark, Stays, StopRule, Story } from '#web/case';
import { DecisionTable, Marks, Why } from '#web/law';
import { Details, Link, Pairs, Section, useFormat, useLang, useSay, useT } from '#web/ui';
import { capital } from '../capital.ts';
import { Receipts } from '../receipts.tsx';
import { useToday } from '../session.ts';
import { namedOnce } from './case-changes.ts';
import { letterPath, officePath } from './places.ts';
import { useWords } from './words.ts';

type CaseRef = CaseView['related']['children'][number];

const recountFiles = (view: CaseView, clock: ClockView, lang: string) => {
  const asked = { id: view.id, clock: clock.clock, ...(clock.kind === 'challenge' ? {} : { run: clock.run }) };
  return { page: addressOf('recountPage', { ...asked, lang }), data: addressOf('recount', asked) };
};

const bare = (sentence: string): string => sentence.replace(/[.。]$/, '');

/** The clock that matters, with every day of it; or, where none runs, the sentence alone. */
export function CaseClock({ view }: { readonly view: CaseView }) {
  const say = useSay();
  const t = useT();
  const lang = useLang();
  const words = useWords();
  const [first] = view.clocks;
  if (first === undefined) {
    return (
      <section className="clock" aria-labelledby="no-clock">
        <div className="due">
          <h2 id="no-clock">{say(view.sentence)}</h2>
          <span className="quiet">{view.hint === undefined ? words.case.noClock : t(view.hint)}</span>
        </div>
      </section>
    );
  }
  return (
    <>
      <ClockRibbon
        clock={first}
        recount={recountFiles(view, first, lang)}
        remark={bare(t(view.sentence)) === bare(t(first.sentence)) ? undefined : t(view.sentence)}
      />
      {view.ifLate !== undefined && first.state === 'running' && (
        <p className="small if-late">
          <span className="quiet">{words.case.ifLate}</span> {say(view.ifLate.text)} <Marks marks={view.ifLate.marks} />
        </p>
      )}
    </>
  );
}

/** The acts of a sitting: what the engine offers wherever a committee votes. */
const sittingActs: ReadonlySet<string> = new Set(['attend', 'leave', 'recuse', 'vote-for', 'vote-against', 'abstain', 'close-vote']);

/** What may be ordered; in a sitting, what one may do there stands first. */
export function CaseOrders(props: { readonly view: CaseView; readonly sitting: boolean; readonly onOrder: (order: string) => void }) {
  const { view, sitting, onOrder } = props;
  const words = useWords();
  const acts = sitting ? view.orders.filter(({ order }) => sittingActs.has(order)) : [];
  const others = view.orders.filter((offer) => !acts.includes(offer));
  return (
    <div className="stack">
      {acts.length > 0 && <Orders offers={acts} onOrder={({ order }) => onOrder(order)} title={words.vote.may} notTitle={words.vote.not} />}
      {(others.length > 0 || acts.length === 0) && <Orders offers={others} onOrder={({ order }) => onOrder(order)} />}
    </div>
  );
}

/** What orders and dates rest on, from the reasons down to the papers. */
export function CaseBody({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const today = useToday();
  const now = today === undefined ? {} : { now: today };
  const format = useFormat();
  const facts = view.sections.flatMap((section) => section.facts);
  // Where the words of a source name its day already, it is not said again.
  const datedOnce = (fact: (typeof facts)[number]) => {
    const { on, ...source } = fact.source;
    return on !== undefined && t(source.words).includes(format.longDate(on)) ? { ...fact, source } : fact;
  };
  const story = newestFirst(view.story).map((line) =>
    namedOnce(line.href === undefined ? line : { ...line, href: officePath(line.href) }, t),
  );
  return (
    <div className="stack">
      {view.why !== undefined && (
        <Section id="why-so" title={words.case.whyTitle}>
          <Why answer={view.why} />
        </Section>
      )}
      {view.tables.length > 0 && <Tables view={view} />}
      {view.rule !== undefined && (
        <Section id="stop-rule" title={words.case.rule}>
          <StopRule rule={view.rule} labelledBy="stop-rule" />
        </Section>
      )}
      {view.accounts !== undefined && (
        <Section id="accounts-of-case" title={words.case.accounts}>
          <Pairs
            labelledBy="accounts-of-case"
            pairs={view.accounts.map((cell) => ({
              key: cell.name,
              name: capital(t(cell.title)),
              value: (
                <>
                  {say(cell.words)} <Marks marks={cell.mark} />
                </>
              ),
            }))}
          />
        </Section>
      )}
      {view.sheets?.map((board) => (
        <Sheets key={board.order.name} board={board} />
      ))}
      <Section
        id="facts-of-case"
        title={words.case.facts}
        aside={facts.length > 0 && words.case.known(facts.filter((fact) => fact.known).length, facts.length)}
      >
        {view.sections.map((section, at) => (
          <div key={section.title.en} className="fact-section">
            {view.sections.length > 1 && <h3 id={`facts-${at}`}>{t(section.title)}</h3>}
            <Facts facts={section.facts.map(datedOnce)} labelledBy={view.sections.length > 1 ? `facts-${at}` : 'facts-of-case'} {...now} />
          </div>
        ))}
      </Section>
      <Papers view={view} now={today} />
      <Section id="what-happened" title={words.case.story} aside={words.case.events(view.story.length)}>
        <Story lines={story} {...now} />
        {view.stays !== undefined && (
          <Details summary={words.case.stays}>
            <Stays stays={view.stays} label={words.case.stays} {...now} />
          </Details>
        )}
        <Receipts view={view} />
      </Section>
      <OtherClocks view={view} />
      <Related view={view} now={today} />
      {view.registers.length > 0 && (
        <Section id="in-registers" title={words.case.registers}>
          <Pairs
            labelledBy="in-registers"
            pairs={view.registers.map((entry) => ({
              key: `${entry.register.name} ${entry.number}`,
              name: t(entry.register.title),
              value: (
                <>
                  <Link href={entry.href}>{entry.number}</Link> <span className="quiet">{say(entry.status)}</span>
                </>
              ),
            }))}
          />
        </Section>
      )}
    </div>
  );
}

const newestFirst = (story: CaseView['story']): CaseView['story'] => {
  const [first, last] = [story[0], story.at(-1)];
  return first !== undefined && last !== undefined && (first.on < last.on || (first.seq ?? 0) < (last.seq ?? 0))
    ? story.toReversed()
    : story;
};

function Tables({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const t = useT();
  return (
    <Section id="tables-fired" title={words.case.tables}>
      {view.tables.map((table) => {
        const fired = table.rows.find((row) => row.fired);
        const title = t(table.table.title);
        return (
          <Details key={table.table.name} summary={fired === undefined ? words.case.tableNone(title) : words.case.table(title, fired.id)}>
            <DecisionTable table={table} />
          </Details>
        );
      })}
    </Section>
  );
}

function Papers({ view, now }: { readonly view: CaseView; readonly now: string | undefined }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const letters = view.letters.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  return (
    <Section id="papers" title={words.case.papers} aside={words.case.papersOf(view.letters.length, view.files.length)}>
      {letters.length + view.files.length === 0 ? (
        <p className="quiet">{words.case.noPapers}</p>
      ) : (
        <ul className="story">
          {letters.map((letter) => (
            <li key={letter.number}>
              <time dateTime={letter.on}>{format.shortDate(letter.on, now)}</time>
              <span>
                <Link href={letterPath(view.id, letter.number)}>{say(letter.letter.title)}</Link>{' '}
                <span className="quiet">
                  {[
                    words.case.letterTo(letter.number, t(letter.to)),
                    letter.served === undefined ? undefined : words.case.served(format.shortDate(letter.served, now)),
                    letter.read === undefined ? undefined : words.case.read(format.shortDate(letter.read, now)),
                  ]
                    .filter((part) => part !== undefined)
                    .join(words.comma)}
                </span>
              </span>
              <span className="a">
                <Marks marks={letter.marks} />
              </span>
            </li>
          ))}
          {view.files.map((file) => (
            <li key={`${file.digest} ${file.fact ?? ''}`}>
              {file.on === undefined ? <span /> : <time dateTime={file.on}>{format.shortDate(file.on, now)}</time>}
              <span>
                <a href={addressOf('file', { digest: file.digest })} download={file.name}>
                  {file.name}
                </a>{' '}
                <span className="quiet">
                  {format.bytes(file.bytes)}
                  {file.by !== undefined && `${words.comma}${t(file.by)}`}
                </span>
              </span>
              <span className="a" />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OtherClocks({ view }: { readonly view: CaseView }) {
  const words = useWords();
  const say = useSay();
  const lang = useLang();
  const others = view.clocks.slice(1);
  if (others.length === 0) return null;
  return (
    <Section id="other-clocks" title={words.case.clocks}>
      {others.map((clock) => (
        <Details
          key={`${clock.clock} ${clock.run} ${clock.kind}`}
          summary={
            <>
              {say(clock.title)}
              {words.colon}
              {say(clock.sentence)}
            </>
          }
        >
          <p className="small quiet">
            {say(clock.leftWords)} <Marks marks={clock.mark} />
          </p>
          <ClockRibbon bare clock={clock} recount={recountFiles(view, clock, lang)} />
        </Details>
      ))}
    </Section>
  );
}

function Related({ view, now }: { readonly view: CaseView; readonly now: string | undefined }) {
  const words = useWords();
  const { parent, challenges, children, challengedBy, sameSubject } = view.related;
  const kinds: readonly (readonly [string, readonly CaseRef[]])[] = [
    [words.case.parent, parent === undefined ? [] : [parent]],
    [words.case.challenges, challenges === undefined ? [] : [challenges]],
    [words.case.challengedBy, challengedBy],
    [words.case.children, children],
    [words.case.sameSubject, sameSubject],
  ];
  const some = kinds.filter(([, cases]) => cases.length > 0);
  if (some.length === 0) return null;
  const { graph } = view.related;
  return (
    <Section id="related-cases" title={words.case.related}>
      {graph === undefined ? (
        <Pairs
          labelledBy="related-cases"
          pairs={some.map(([name, cases]) => ({ key: name, name, value: <CaseRefs cases={cases} now={now} /> }))}
        />
      ) : (
        <CaseGraph graph={graph} now={now ?? view.opened} hrefOf={({ href }) => (href === undefined ? undefined : officePath(href))} />
      )}
    </Section>
  );
}

function CaseRefs({ cases, now }: { readonly cases: readonly CaseRef[]; readonly now: string | undefined }): ReactNode {
  const format = useFormat();
  const say = useSay();
  return cases.map((one) => (
    <span key={one.number} className="line-of">
      {one.href === undefined ? one.number : <Link href={officePath(one.href)}>{one.number}</Link>} {say(one.procedure.title)}{' '}
      <StatusMark status={one.status} /> <span className="quiet nb">{format.shortDate(one.ended ?? one.opened, now)}</span>
    </span>
  ));
}
