import { addressOf, type SubjectsPage } from '#contract';
import { Empty, FilterList, Head, Link, Section, useFormat, useLang, useSay, useT } from '#web/ui';
import { searchOf, useQuery } from '../address.ts';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';
import { ToldForm } from './told.tsx';

/** What is ticked stands in the address; filters of a register that one came from (`q`, `status`, `where`) stay there too. */
const useTicked = () => {
  const query = useQuery();
  const [inside, purpose, risk] = [query.all('in'), query.all('purpose'), query.all('risk')];
  const others = { q: query.one('q'), status: query.all('status'), where: query.all('where') };
  const all = { in: inside, purpose, risk, ...others };
  return {
    filter: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value.length > 0)),
    has: { purpose, risk },
    /** Registers that are ticked; without any in the address the usual ones are meant. */
    inside: inside.length === 0 ? undefined : inside.filter((name) => name !== 'none'),
    hasOthers: others.q !== undefined || others.status.length > 0 || others.where.length > 0,
    tick: (part: Readonly<Record<string, readonly string[]>>) => query.set({ ...all, ...part }, { replace: true }),
    withoutOthers: `/subscriptions${searchOf({ in: inside, purpose, risk })}`,
  };
};
type Ticked = ReturnType<typeof useTicked>;

/** Subjects to tick, across registers: as a resident understands them, not as registers are kept. */
export function SubscriptionsPage() {
  const words = useWords();
  useTitle(words.subjects.title);
  const ticked = useTicked();
  const page = useAsk('subjects', ticked.filter, { keep: true });
  return (
    <AskPage of={page} title={words.subjects.title} shape={[60, 80, 80, 40]}>
      {(value) => <Sheet page={value} ticked={ticked} waits={page.kind === 'ready' && page.kept === true} />}
    </AskPage>
  );
}

function Sheet({ page, ticked, waits }: { readonly page: SubjectsPage; readonly ticked: Ticked; readonly waits: boolean }) {
  const words = useWords().subjects;
  return (
    <>
      <Head title={words.title} sub={words.lede} />
      <div className="half subjects">
        <form className="stack" aria-label={words.title} onSubmit={(event) => event.preventDefault()}>
          <Facets page={page} ticked={ticked} />
          <Registers page={page} ticked={ticked} />
        </form>
        <div className="stack-l">
          <Chosen page={page} ticked={ticked} waits={waits} />
          <Section id="how" level={3} plain title={words.how}>
            <ul className="listed">
              {words.rules.map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </>
  );
}

function Facets({ page, ticked }: { readonly page: SubjectsPage; readonly ticked: Ticked }) {
  const words = useWords().subjects;
  const format = useFormat();
  const t = useT();
  return page.facets.map((facet) => {
    const name = facet.name === 'risk' ? 'risk' : 'purpose';
    return (
      <div key={name}>
        <FilterList
          legend={name === 'risk' ? words.risk : words.subject}
          options={facet.options.map(({ value, title, count }) => ({ value, label: t(title), count: format.number(count) }))}
          value={ticked.has[name]}
          onChange={(values) => ticked.tick({ [name]: values })}
        />
        <p className="quiet small hint">{name === 'risk' ? words.riskHelp : words.subjectHelp}</p>
      </div>
    );
  });
}

/** Those that the subject narrows first; of the others one is told of everything. */
function Registers({ page, ticked }: { readonly page: SubjectsPage; readonly ticked: Ticked }) {
  const words = useWords().subjects;
  const format = useFormat();
  const t = useT();
  const chosen = ticked.inside ?? page.registers.filter((one) => one.chosen).map(({ name }) => name);
  const list = (bySubject: boolean, legend: string) => {
    const mine = page.registers.filter((one) => one.bySubject === bySubject);
    const names = mine.map(({ name }) => name);
    const tick = (values: readonly string[]) => {
      const all = [...chosen.filter((name) => !names.includes(name)), ...values];
      // An address cannot hold an empty list, and without one the usual registers are meant.
      ticked.tick({ in: all.length === 0 ? ['none'] : all });
    };
    return (
      <FilterList
        legend={legend}
        options={mine.map(({ name, title, count }) => ({ value: name, label: t(title), count: format.number(count) }))}
        value={chosen.filter((name) => names.includes(name))}
        onChange={tick}
      />
    );
  };
  return (
    <>
      <div>
        {list(true, words.registers)}
        <p className="quiet small hint">{words.registersHelp}</p>
      </div>
      <div>
        {list(false, words.whole)}
        <p className="quiet small hint">{words.wholeHelp}</p>
      </div>
    </>
  );
}

/** @param props.waits what was ticked last is not counted yet: nobody is subscribed to what stood there before */
function Chosen({ page: { chosen }, ticked, waits }: { readonly page: SubjectsPage; readonly ticked: Ticked; readonly waits: boolean }) {
  const words = useWords().subjects;
  const format = useFormat();
  const lang = useLang();
  const say = useSay();
  const t = useT();
  return (
    <Section id="chosen" title={words.chosen}>
      {chosen === undefined ? (
        <Empty title={words.none} next={words.noneNext} />
      ) : (
        <>
          <p className="lede" role="status">
            {say(chosen.title)}
            <span className="quiet nb"> · {words.now(format.number(chosen.count))}</span>
          </p>
          {ticked.hasOthers && (
            <p className="small">
              <Link href={ticked.withoutOthers}>{words.also}</Link>
            </p>
          )}
          <ToldForm
            waits={waits}
            choices={[
              {
                topic: 'view',
                target: chosen.target,
                label: t(chosen.title),
                feed: addressOf('subjectRss', { ...ticked.filter, lang }),
                json: addressOf('subjectFeed', { ...ticked.filter, lang }),
              },
            ]}
          />
        </>
      )}
    </Section>
  );
}
