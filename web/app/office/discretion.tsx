import type { DiscretionLine, DiscretionTerm, DiscretionPage as DiscretionView } from '#contract';
import { Marks } from '#web/law';
import { type Column, Details, Empty, Head, Link, Section, Table, useFormat, useSay, useT } from '#web/ui';
import { useQuery } from '../address.ts';
import { useAsk } from '../api.ts';
import { SpanForm } from '../span-form.tsx';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useDiscretionWords } from './discretion-words.ts';

/** What officials made of the room that the law leaves them: the office, and each official beside it. */
export function DiscretionPage() {
  const words = useDiscretionWords();
  const query = useQuery();
  const [from, to] = [query.one('from'), query.one('to')];
  useTitle(words.title);
  const page = useAsk('discretion', { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }, { keep: true });
  return (
    <AskPage of={page} title={words.title} shape={[60, 100, 100]}>
      {(value) => <Sheet page={value} />}
    </AskPage>
  );
}

function Sheet({ page }: { readonly page: DiscretionView }) {
  const words = useDiscretionWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const used = page.offices.some(({ terms }) => terms.length > 0);
  return (
    <div className="stack-l discretion">
      <div>
        <Head
          title={t(page.sentence)}
          sub={words.lede(format.longDate(page.from), format.longDate(page.to))}
          side={<Link href={`/report/${page.to.slice(0, 4)}`}>{words.public}</Link>}
        />
        {!page.whole && <p className="small quiet">{words.own}</p>}
        <SpanForm key={`${page.from} ${page.to}`} from={page.from} to={page.to} words={words} />
      </div>
      {!used && <Empty title={words.none} next={words.noneNext} />}
      {page.offices
        .filter(({ terms }) => terms.length > 0)
        .map(({ office, terms, unused }) => (
          <Section key={office.name} id={office.name} title={t(office.title)}>
            {terms
              .filter(({ all }) => !all.few)
              .map((term) => (
                <Term key={keyOf(term)} term={term} />
              ))}
            <Few terms={terms.filter(({ all }) => all.few)} />
            {unused > 0 && <p className="small quiet">{words.unused(unused)}</p>}
          </Section>
        ))}
      <Details summary={words.definitions} open>
        <ul className="because small">
          {page.definitions.map((line) => (
            <li key={line.en}>{say(line)}</li>
          ))}
        </ul>
      </Details>
    </div>
  );
}

const keyOf = (term: DiscretionTerm): string => `${term.procedure.name} ${term.title.en} ${term.about.en}`;

/** Questions that were answered so seldom that only how often is told. */
function Few({ terms }: { readonly terms: readonly DiscretionTerm[] }) {
  const words = useDiscretionWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  if (terms.length === 0) return null;
  return (
    <Details summary={words.fewTerms(terms.length)} className="term">
      <Table
        label={words.fewTerms(terms.length)}
        rows={terms}
        rowKey={keyOf}
        columns={[
          {
            key: 'question',
            head: words.question,
            names: true,
            cell: (term) => (
              <>
                <span className="quiet">{say(term.procedure.title)}</span> {say(term.title)}
              </>
            ),
          },
          {
            key: 'answers',
            head: words.n,
            label: words.n,
            cell: (term) => <span className="num">{format.number(term.all.n)}</span>,
          },
          {
            key: 'made',
            head: words.answers,
            label: words.answers,
            cell: (term) =>
              term.all.shares
                .filter(({ count }) => count > 0)
                .map(({ answer, count }) => {
                  const title = term.answers.find(({ name }) => name === answer)?.title;
                  return (
                    <span key={answer} className="line-of">
                      {title === undefined ? answer : t(title)} <span className="num">{format.number(count)}</span>
                    </span>
                  );
                }),
          },
          { key: 'rests', head: words.rests, cell: (term) => <Marks marks={term.marks} /> },
        ]}
      />
    </Details>
  );
}

function Term({ term }: { readonly term: DiscretionTerm }) {
  const words = useDiscretionWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const label = `${t(term.procedure.title)} · ${t(term.title)}`;
  const columns: readonly Column<DiscretionLine>[] = [
    {
      key: 'who',
      head: words.who,
      names: true,
      cell: (line) => (line.person === undefined ? <b>{words.office}</b> : line.name),
    },
    {
      key: 'n',
      head: words.n,
      label: words.n,
      right: true,
      number: true,
      cell: (line) => (
        <>
          {format.number(line.n)}
          {line.few && <span className="line-of small quiet few">{words.few}</span>}
        </>
      ),
    },
    ...term.answers.map(
      ({ name, title }, at): Column<DiscretionLine> => ({
        key: name,
        head: t(title),
        label: t(title),
        cell: (line) => <ShareOf line={line} at={at} whole={term.all} answer={t(title)} />,
      }),
    ),
  ];
  return (
    <div className="term">
      <h3>
        <span className="quiet">{say(term.procedure.title)}</span> {say(term.title)}
      </h3>
      <p className="small quiet">
        {say(term.about)} <Marks marks={term.marks} />
      </p>
      <Table
        className="shares"
        label={label}
        columns={columns}
        rows={[term.all, ...term.officials]}
        rowKey={(line) => line.person ?? 'office'}
      />
    </div>
  );
}

/** A count, its interval in words and as a strip, and where it differs the cases to look at. */
function ShareOf({
  line,
  at,
  whole,
  answer,
}: {
  readonly line: DiscretionLine;
  readonly at: number;
  readonly whole: DiscretionLine;
  readonly answer: string;
}) {
  const words = useDiscretionWords();
  const format = useFormat();
  const say = useSay();
  const one = line.shares[at];
  if (one === undefined) return null;
  return (
    <>
      <span className="num">{format.number(one.count)}</span>{' '}
      {one.share !== undefined && (
        <>
          <span className="small quiet nb">{words.interval(percent(one.share.low), percent(one.share.high))}</span>
          <Strip share={one.share} office={line.person === undefined ? undefined : whole.shares[at]?.share?.value} />
        </>
      )}
      {one.differs && one.cases.length === 0 && <span className="small">{words.differs}</span>}
      {one.differs && one.cases.length > 0 && (
        <Details className="small" summary={words.differs}>
          <ul className="plain-list" aria-label={words.cases(answer, line.name ?? '')}>
            {one.cases.map((behind) => (
              <li key={behind.number}>
                <Link className="num" href={behind.href}>
                  {behind.number}
                </Link>{' '}
                <span className="quiet">{say(behind.title)}</span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

const percent = (share: number): string => (100 * share).toFixed(0);

/** From nought to all: a dot for the share, a line for its interval, a tick for the office. The words beside it say the same. */
function Strip({
  share,
  office,
}: {
  readonly share: { readonly value: number; readonly low: number; readonly high: number };
  readonly office?: number | undefined;
}) {
  const at = (value: number): string => `${100 * value}%`;
  return (
    <span className="share-strip" aria-hidden="true">
      <i className="reach" style={{ left: at(share.low), width: at(share.high - share.low) }} />
      {office !== undefined && <i className="office-share" style={{ left: at(office) }} />}
      <i className="own" style={{ left: at(share.value) }} />
    </span>
  );
}
