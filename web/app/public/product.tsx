import { useParams } from 'wouter';
import { addressOf, type ProductPage as ProductView } from '#contract';
import { CaseGraph, StateMark, StatusMark, Story } from '#web/case';
import { Because, Marks, MarksLegend, RuledLine, TierInFull, Why } from '#web/law';
import { Button, Crumb, Link, Note, Pairs, Section, useFormat, useLang, useSay, useT, wordFor } from '#web/ui';
import { searchOf } from '../address.ts';
import { useAsk } from '../api.ts';
import { capital } from '../capital.ts';
import { useToday } from '../session.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { CaseList } from './case-list.tsx';
import { CellWords } from './cells.tsx';
import { Tested } from './product-tested.tsx';
import { useRegisterHref } from './registers.tsx';
import { BeTold, type ToldChoice } from './told.tsx';

/** Five questions of a resident at the desk, as headings. */
export function ProductPage() {
  const { number } = useParams<{ number: string }>();
  const product = useAsk('product', { number });
  return (
    <AskPage of={product} title={number} shape={[50, 80, 30, 70, 70]}>
      {(value) => <Sheet product={value} />}
    </AskPage>
  );
}

function Sheet({ product }: { readonly product: ProductView }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const lang = useLang();
  const today = useToday();
  const w = words.product;
  const registerHref = useRegisterHref();
  useTitle(t(product.title));
  const now = today === undefined ? {} : { now: today };
  const glance = [
    { key: 'number', name: w.number, value: <span className="num">{product.number}</span> },
    ...(product.maker === undefined ? [] : [{ key: 'maker', name: w.maker, value: t(product.maker) }]),
    ...product.glance
      .filter(({ words: said }) => said.en !== product.maker?.en)
      .map((cell) => ({ key: cell.name, name: capital(t(cell.title)), value: <CellWords cell={cell} /> })),
  ];
  return (
    <>
      <Crumb
        steps={[
          { label: t(product.register.title), href: registerHref(product.register.name) },
          { label: <span className="num">{product.number}</span> },
        ]}
      />
      <div className="two">
        <div className="stack-l">
          <header>
            <h1>{say(product.title)}</h1>
            <p className="meta gap-top">
              {product.tier !== undefined && <TierInFull ranked={product.tier} />}{' '}
              <StateMark tone={product.status.tone}>{capital(t(product.status.title))}</StateMark>{' '}
              <span className="quiet">
                {words.row.since} <span className="nb">{format.longDate(product.since)}</span>
              </span>
            </p>
            {product.warnings.map((warning) => (
              <Note key={warning.text.en} tone="bad">
                <b>{say(warning.text)}</b> <Marks marks={warning.marks} />
              </Note>
            ))}
          </header>
          <Section plain id="does" title={w.does}>
            <p className="lede">{say(product.sentence)}</p>
            {product.limits !== undefined && <Because lines={[product.limits]} />}
          </Section>
          <Section plain id="risky" title={w.risky}>
            <Graded product={product} />
          </Section>
          <Section plain id="tested" title={w.tested}>
            <Tested of={product.tested} entries={product.entries} />
          </Section>
          <Section plain id="wrong" title={w.wrong}>
            <Incidents of={product.incidents} />
          </Section>
          <Section plain id="refuse" title={w.refuse}>
            <Rights product={product} />
          </Section>
          {product.cases.length > 0 && (
            <Section plain id="decided" title={w.decided}>
              {product.graph === undefined ? (
                <CaseList cases={product.cases} />
              ) : (
                <CaseGraph graph={product.graph} now={today ?? product.since} />
              )}
            </Section>
          )}
          {product.versions.length > 1 && (
            <Section plain id="versions" title={w.versions}>
              <Versions of={product.versions} />
            </Section>
          )}
        </div>
        <aside className="stack side" aria-label={w.glance}>
          <Section id="glance" title={w.glance}>
            <Pairs small labelledBy="glance" pairs={glance} />
          </Section>
          {product.life.length > 0 && (
            <Section id="life" title={w.life}>
              <Story small lines={product.life.map((line) => ({ ...line, marks: [] }))} {...now} />
            </Section>
          )}
          <BeTold choices={toldOf(product, words, t, lang)} />
          <p className="small no-print">
            {w.asData} <a href={addressOf('product', { number: product.number })}>JSON</a>
            {', '}
            <a href={addressOf('registerCsv', { name: product.register.name, q: product.number })}>CSV</a>
            {', '}
            <a href={addressOf('rowRss', { number: product.number, lang })}>RSS</a>
          </p>
          <MarksLegend />
        </aside>
      </div>
    </>
  );
}

/** How risky it is and why. A grade that no rule of the law works out stands as it was entered. */
function Graded({ product: { why, tier } }: { readonly product: ProductView }) {
  const w = useWords().product;
  if (why !== undefined) return <Why answer={why} />;
  if (tier === undefined) return <p className="quiet">{w.notGraded}</p>;
  return (
    <>
      <p>
        <TierInFull ranked={tier} />
      </p>
      <p className="quiet">{w.gradeEntered}</p>
    </>
  );
}

const toldOf = (
  { number, title, maker, register }: ProductView,
  words: ReturnType<typeof useWords>,
  t: ReturnType<typeof useT>,
  lang: string,
): readonly ToldChoice[] => [
  { topic: 'row', target: number, label: words.told.row(t(title)), feed: addressOf('rowRss', { number, lang }) },
  ...(maker === undefined
    ? []
    : [
        {
          topic: 'company' as const,
          target: maker.zh,
          label: words.told.company(t(maker)),
          feed: addressOf('companyRss', { name: maker.zh, lang }),
        },
      ]),
  {
    topic: 'register',
    target: register.name,
    label: words.told.register(t(register.title)),
    feed: addressOf('registerRss', { name: register.name, lang }),
  },
];

function Incidents({ of: { sentence, rows, note } }: { readonly of: ProductView['incidents'] }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const today = useToday();
  return (
    <>
      <p>{say(sentence)}</p>
      {rows.length > 0 && (
        <ol className="story">
          {rows.map((row) => (
            <li key={`${row.on} ${row.text.en}`}>
              <time dateTime={row.on}>{format.shortDate(row.on, today)}</time>
              <div>
                {say(row.text)} {row.mended !== undefined && words.product.corrected(format.longDate(row.mended))}{' '}
                {row.status !== undefined && <StatusMark status={row.status} />}
                <Changed row={row} />
              </div>
              <span className="a">
                <Marks marks={row.marks} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {note !== undefined && <p className="small quiet">{say(note)}</p>}
    </>
  );
}

/** What went wrong, what was changed, and what shows that it helps: as far as it was made public. */
function Changed({ row: { wrong, changed, effect } }: { readonly row: ProductView['incidents']['rows'][number] }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  return (
    <>
      {wrong !== undefined && (
        <span className="block">
          <b>{words.product.wentWrong}</b> {say(wrong)}
        </span>
      )}
      {changed.length > 0 && (
        <>
          <b className="block">{words.product.changed}</b>
          <ul className="small">
            {changed.map((one) => (
              <li key={one.en}>{capital(t(one))}</li>
            ))}
          </ul>
        </>
      )}
      {effect !== undefined && (
        <span className="block">
          <b>{words.product.effect}</b> {say(effect)}
        </span>
      )}
    </>
  );
}

function Rights({ product }: { readonly product: ProductView }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const about = searchOf({ about: product.number });
  return (
    <>
      {product.rights.length === 0 && <p className="quiet">{words.product.noRights}</p>}
      <ul className="because">
        {product.rights.map((right) => (
          <li key={right.text.en}>
            <RuledLine marks={right.marks}>
              {say(right.text)}{' '}
              {right.procedure !== undefined && right.order !== undefined && (
                <Link href={`/my/file?procedure=${right.procedure}&order=${right.order}&about=${encodeURIComponent(product.number)}`}>
                  {words.product.ask}
                </Link>
              )}
            </RuledLine>
          </li>
        ))}
      </ul>
      <p className="acts">
        {product.rights.some(({ procedure }) => procedure !== undefined) && <Button href={`/ask${about}`}>{words.product.askOne}</Button>}
        {product.complain.map((door) => (
          <Button key={`${door.procedure} ${door.order}`} kind="second" href={`/complain/${door.procedure}/${door.order}${about}`}>
            {wordFor(words.product.doors, door.kind) ?? t(door.title)}
          </Button>
        ))}
      </p>
      {product.complain.map((door, at) => (
        <p key={`${door.procedure} ${door.order}`} className="small quiet gap-top">
          {at === 0 && t(door.sentence)} <b>{wordFor(words.product.doors, door.kind) ?? t(door.title)}</b>
          {door.within !== undefined && `${words.colon}${t(door.within)}`}
          {words.stop} <Marks marks={door.marks} />
        </p>
      ))}
    </>
  );
}

function Versions({ of }: { readonly of: ProductView['versions'] }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const today = useToday();
  return (
    <ol className="story">
      {of.map((version) => (
        <li key={version.version}>
          <time dateTime={version.from}>{format.shortDate(version.from, today)}</time>
          <span>
            <b>{capital(t(version.status))}</b> {version.why !== undefined && t(version.why)}
            {version.changed.length > 0 && (
              <span className="quiet small">
                {' '}
                {version.changed.map((cell) => `${t(cell.title)}${words.brackets(t(cell.words))}`).join(words.semicolon)}
              </span>
            )}
          </span>
          <span className="a">
            <Marks marks={version.mark} />
          </span>
        </li>
      ))}
    </ol>
  );
}
