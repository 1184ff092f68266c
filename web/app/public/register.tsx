import { useEffect, useState } from 'react';
import { useParams } from 'wouter';
import { addressOf, type RegisterPage as RegisterView } from '#contract';
import { StatusMark } from '#web/case';
import { Marks, Tier } from '#web/law';
import { Button, type Column, FilterList, Head, Link, Section, Table, useFormat, useLang, useSay, useT } from '#web/ui';
import { searchOf, useQuery } from '../address.ts';
import { useAsk } from '../api.ts';
import { capital } from '../capital.ts';
import { useCity, useToday } from '../session.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { CellWords } from './cells.tsx';
import { useRegisterHref } from './registers.tsx';
import { BeTold } from './told.tsx';

type Row = RegisterView['rows'][number];
type Facet = RegisterView['facets'][number];

/** The primary register of the city, at an address of its own. */
export function ProductsPage() {
  const primary = useCity()?.home.primary;
  return primary === undefined ? null : <Register name={primary.name} />;
}

export function RegisterPage() {
  return <Register name={useParams<{ name: string }>().name} />;
}

const own = ['risk', 'status', 'purpose'] as const;
type Own = (typeof own)[number];
const isOwn = (name: string): name is Own => own.some((known) => known === name);
const pageSize = 50;

/** What the address asks for: search words, filters, page. */
const useAsked = () => {
  const query = useQuery();
  const filters = { risk: query.all('risk'), status: query.all('status'), purpose: query.all('purpose'), where: query.all('where') };
  const q = query.one('q');
  const cursor = query.one('cursor');
  const from = Number(query.one('from') ?? 0);
  const all = { q, ...filters };
  return {
    q: q ?? '',
    from: Number.isInteger(from) && from > 0 ? from : 0,
    /** As the API takes it: without what is not chosen. */
    filter: {
      ...(q !== undefined && { q }),
      ...Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0)),
    },
    chosen: Object.values(filters).reduce((sum, values) => sum + values.length, 0),
    cursor,
    change: (part: Readonly<Record<string, string | readonly string[]>>, replace = false) => query.set({ ...all, ...part }, { replace }),
    next: (at: string, shown: number) => searchOf({ ...all, cursor: at, from: String(shown) }),
    first: searchOf(all),
    clear: () => query.set({ q }),
    valuesOf: (facet: Facet) =>
      isOwn(facet.name)
        ? filters[facet.name]
        : filters.where.filter((one) => one.startsWith(`${facet.name}:`)).map((one) => one.slice(facet.name.length + 1)),
    choose(facet: Facet, values: readonly string[]) {
      if (isOwn(facet.name)) return this.change({ [facet.name]: values });
      const others = filters.where.filter((one) => !one.startsWith(`${facet.name}:`));
      return this.change({ where: [...others, ...values.map((value) => `${facet.name}:${value}`)] });
    },
  };
};
type AskedOf = ReturnType<typeof useAsked>;

function Register({ name }: { readonly name: string }) {
  const words = useWords();
  const t = useT();
  const asked = useAsked();
  const page = useAsk(
    'register',
    { name, ...asked.filter, limit: pageSize, ...(asked.cursor !== undefined && { cursor: asked.cursor }) },
    { keep: true },
  );
  const title = page.kind === 'ready' ? t(page.value.register.title) : words.registers.title;
  useTitle(title);
  return (
    <AskPage of={page} title={title} shape={[30, 80, 80, 80]}>
      {(value) => <Sheet page={value} asked={asked} />}
    </AskPage>
  );
}

function Sheet({ page, asked }: { readonly page: RegisterView; readonly asked: AskedOf }) {
  const registerHref = useRegisterHref();
  const words = useWords();
  const format = useFormat();
  const lang = useLang();
  const t = useT();
  const { register } = page;
  const bulk = { name: register.name, ...asked.filter };
  const isFiltered = asked.q !== '' || asked.chosen > 0;
  return (
    <>
      <Head
        title={t(register.title)}
        sub={
          <>
            {words.register.every(format.number(register.count))} {words.register.updated(format.dateTime(page.updated))}
          </>
        }
        side={
          <p className="small no-print">
            <a href={addressOf('registerCsv', bulk)} download>
              CSV
            </a>{' '}
            · <a href={addressOf('registerBulk', bulk)}>JSON</a> · <a href={addressOf('registerRss', { ...bulk, lang })}>RSS</a> ·{' '}
            <Link href="/registers">{words.register.all24}</Link>
          </p>
        }
      />
      <Typing key={register.name} asked={asked} />
      <div className="lay">
        <Filters page={page} asked={asked} />
        <section aria-labelledby="result">
          <h2 id="result" className="result">
            {isFiltered ? words.register.result(format.number(page.total)) : words.register.all(format.number(page.total))}
          </h2>
          <p className="sr" role="status">
            {isFiltered ? words.register.result(format.number(page.total)) : ''}
          </p>
          {page.rows.length === 0 ? <Nothing isFiltered={isFiltered} all={registerHref(register.name)} /> : <Rows page={page} />}
          {page.rows.length > 0 && <Pages page={page} asked={asked} />}
          {page.completeness !== undefined && <Complete of={page.completeness} />}
          <BeTold
            key={String(isFiltered)}
            choices={[
              ...(isFiltered
                ? [
                    {
                      topic: 'view' as const,
                      target: `${register.name}${searchOf(asked.filter)}`,
                      label: words.told.view(format.number(page.total)),
                      feed: addressOf('registerRss', { ...bulk, lang }),
                      json: addressOf('subjectFeed', { in: [register.name], ...asked.filter, lang }),
                    },
                  ]
                : []),
              {
                topic: 'register',
                target: register.name,
                label: words.told.register(t(register.title)),
                feed: addressOf('registerRss', { name: register.name, lang }),
              },
            ]}
          />
        </section>
      </div>
    </>
  );
}

/** Searches as one types; the address follows with the last letter. */
function Typing({ asked }: { readonly asked: AskedOf }) {
  const words = useWords();
  const [typed, setTyped] = useState(asked.q);
  const { change, q } = asked;
  const [last, setLast] = useState(q);
  // A new address (Back, a link) brings its own words.
  if (last !== q) {
    setLast(q);
    if (typed.trim() !== q) setTyped(q);
  }
  useEffect(() => {
    if (typed.trim() === q) return;
    const wait = setTimeout(() => change({ q: typed.trim() }, true), 250);
    return () => clearTimeout(wait);
  }, [typed]);
  return (
    <search className="no-print">
      <form
        className="search narrow"
        onSubmit={(event) => {
          event.preventDefault();
          change({ q: typed.trim() }, true);
        }}
      >
        <label className="sr" htmlFor="q">
          {words.register.searchLabel}
        </label>
        <input id="q" type="search" name="q" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <button type="submit" className="btn">
          {words.searchIt}
        </button>
      </form>
    </search>
  );
}

function Filters({ page, asked }: { readonly page: RegisterView; readonly asked: AskedOf }) {
  const words = useWords();
  const format = useFormat();
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const facets = page.facets.filter(({ options }) => options.length > 1 || options.some(({ chosen }) => chosen));
  if (facets.length === 0) return <div className="filters" />;
  return (
    <form className="filters no-print" aria-labelledby="filters">
      <h2 id="filters" className="sr">
        {words.register.filters}
      </h2>
      <button type="button" className="btn second fold-filters" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {words.register.filtersOn(asked.chosen)}
      </button>
      <div className={isOpen ? 'filter-sets open' : 'filter-sets'}>
        {facets.map((facet) => (
          <FilterSet key={facet.name} facet={facet} asked={asked} count={format.number} t={t} />
        ))}
        {asked.chosen > 0 && (
          <Button kind="bare" onClick={asked.clear}>
            {words.register.clear}
          </Button>
        )}
      </div>
    </form>
  );
}

const shownAtOnce = 8;

function FilterSet(props: {
  readonly facet: Facet;
  readonly asked: AskedOf;
  readonly count: (value: number) => string;
  readonly t: ReturnType<typeof useT>;
}) {
  const { facet, asked, count, t } = props;
  const say = useSay();
  const words = useWords();
  const [all, setAll] = useState(false);
  const options = all ? facet.options : facet.options.filter((option, at) => at < shownAtOnce || option.chosen);
  return (
    <>
      <FilterList
        legend={capital(t(facet.title))}
        options={options.map((option) => ({ value: option.value, label: t(option.title), count: count(option.count) }))}
        value={asked.valuesOf(facet)}
        onChange={(values) => asked.choose(facet, values)}
      />
      {options.length < facet.options.length && (
        <Button kind="bare" className="more-options" onClick={() => setAll(true)}>
          {words.register.more(facet.options.length - options.length)}
          <span className="sr"> {say(facet.title)}</span>
        </Button>
      )}
    </>
  );
}

function Nothing({ isFiltered, all }: { readonly isFiltered: boolean; readonly all: string }) {
  const words = useWords();
  return (
    <div className="state-box">
      <p>
        <b>{isFiltered ? words.register.none : words.register.emptyAll}</b>
      </p>
      <p className="quiet">{isFiltered ? words.register.noneNext : words.register.emptyAllNext}</p>
      {isFiltered && (
        <p>
          <Link href={all}>{words.register.showAll}</Link> · <Link href="/complain">{words.register.tellUs}</Link>
        </p>
      )}
    </div>
  );
}

function Rows({ page }: { readonly page: RegisterView }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const today = useToday();
  const { columns: head } = words.register;
  /** As the register calls the column that plays a part. */
  const titled = (part: string): string | undefined => {
    const column = page.register.columns.find((one) => one.part === part);
    return column === undefined ? undefined : capital(t(column.title));
  };
  const has = (test: (row: Row) => boolean) => page.rows.some(test);
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      head: titled('title') ?? head.name,
      names: true,
      cell: (row) => (
        <>
          <Link href={row.href}>{say(row.title)}</Link> <span className="quiet">{row.maker !== undefined && t(row.maker)}</span>
          {row.sentence !== undefined && <div>{say(row.sentence)}</div>}
        </>
      ),
    },
    ...(has((row) => row.tier !== undefined)
      ? [{ key: 'risk', head: titled('risk') ?? head.risk, cell: (row: Row) => row.tier !== undefined && <Tier ranked={row.tier} light /> }]
      : []),
    ...page.register.columns.flatMap(({ name, title }): readonly Column<Row>[] =>
      has((row) => row.accounts?.some((cell) => cell.name === name) === true)
        ? [
            {
              key: name,
              head: capital(t(title)),
              label: capital(t(title)),
              cell: (row) => row.accounts?.filter((cell) => cell.name === name).map((cell) => <CellWords key={name} cell={cell} />),
            },
          ]
        : [],
    ),
    { key: 'state', head: head.state, cell: (row) => <StatusMark status={row.status} /> },
    {
      key: 'since',
      head: head.since,
      number: true,
      label: head.since,
      cell: (row) =>
        row.due !== undefined && row.status.tone === 'waiting'
          ? words.register.due(format.shortDate(row.due, today ?? row.due))
          : format.shortDate(row.since, today),
    },
    ...(has((row) => row.checked !== undefined)
      ? [
          {
            key: 'checked',
            head: head.checked,
            label: head.checked,
            cell: (row: Row) =>
              row.checked === undefined ? (
                '–'
              ) : row.checked.overdueSince === undefined ? (
                <span className="nb">{format.shortDate(row.checked.on ?? row.since, today)}</span>
              ) : (
                <b className="t-bad">{say(row.checked.words)}</b>
              ),
          },
        ]
      : []),
    { key: 'rule', head: head.rule, cell: (row) => <Marks marks={row.mark} /> },
  ];
  return <Table className="reg" columns={columns} rows={page.rows} rowKey={(row) => row.number} labelledBy="result" />;
}

function Pages({ page, asked }: { readonly page: RegisterView; readonly asked: AskedOf }) {
  const words = useWords();
  const format = useFormat();
  const from = asked.cursor === undefined ? 0 : asked.from;
  const until = from + page.rows.length;
  return (
    <nav
      className="pages no-print"
      aria-label={words.register.shown(format.number(from + 1), format.number(until), format.number(page.total))}
    >
      {page.next !== undefined && (
        <Button kind="second" href={asked.next(page.next, until)}>
          {words.register.next(format.number(Math.min(pageSize, page.total - until)))}
        </Button>
      )}
      {asked.cursor !== undefined && <Link href={asked.first === '' ? '?' : asked.first}>{words.register.first}</Link>}
      <span className="quiet small">{words.register.shown(format.number(from + 1), format.number(until), format.number(page.total))}</span>
    </nav>
  );
}

/** Says itself how complete it is: what is here, about how many exist, and how that was found. */
function Complete({ of }: { readonly of: NonNullable<RegisterView['completeness']> }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const { estimate } = of;
  const far = estimate === undefined ? of.registered : Math.max(estimate.high, of.registered) * 1.04;
  const at = (value: number) => `${(value / far) * 100}%`;
  return (
    <Section id="complete" level={3} plain title={words.register.complete} className="complete">
      {estimate !== undefined && (
        <>
          <div className="comp" aria-hidden="true">
            <i className="have" style={{ width: at(of.registered) }} />
            <i className="may" style={{ left: at(of.registered), width: at(Math.max(0, estimate.high - of.registered)) }} />
            <i className="est" style={{ left: at(estimate.value) }} />
          </div>
          <p className="comp-line small">
            <span>{words.register.registered(format.number(of.registered))}</span>
            <span>
              {words.register.estimate} <b>{format.number(Math.round(estimate.value))}</b>{' '}
              <span className="quiet">{format.interval(Math.round(estimate.low), Math.round(estimate.high))}</span>
            </span>
          </p>
        </>
      )}
      <p>{say(of.sentence)}</p>
      <p className="small quiet">
        {of.method !== undefined && t(of.method)}{' '}
        {estimate !== undefined && of.on !== undefined && words.register.asOf(format.longDate(of.on))}{' '}
        {of.missingHref !== undefined && (
          <Link href={of.missingHref}>{estimate === undefined ? words.register.tellUs : words.register.missing}</Link>
        )}
      </p>
    </Section>
  );
}
