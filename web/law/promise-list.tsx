import { Details, Link, type Text, useFormat, useSay, useT } from '#web/ui';
import { type Mark, Marks } from './article-mark.tsx';
import { Counterexample, type CounterexampleProps } from './counterexample.tsx';
import { RuledLine } from './ruled-line.tsx';
import { useWords } from './words.ts';

export interface PromiseShown {
  readonly name: string;
  /** What its form says: this is what was proved. */
  readonly sentence: Text;
  readonly assumes: readonly Text[];
  /** The city's own words, below the sentence. */
  readonly says?: Text | undefined;
  readonly time?: { readonly longest: LongShown; readonly bare: LongShown } | undefined;
  readonly proof: 'holds' | 'broken' | 'open' | 'not-run';
  readonly on?: string | undefined;
  /** How many configurations, or regions of a table, were looked at. */
  readonly states?: number | undefined;
  readonly why?: Text | undefined;
  readonly wayOut?: Text | undefined;
  readonly marks: readonly Mark[];
  readonly about: readonly { readonly name: string; readonly title: Text }[];
  readonly counterexample?: CounterexampleProps | undefined;
}

/** How long it can take, or why there is no bound, and a case that shows it. */
interface LongShown {
  readonly says: Text;
  readonly case?: CounterexampleProps | undefined;
}

const looks = { holds: 'good', broken: 'bad', open: 'wait', 'not-run': 'todo' } as const;

/** What is promised, and whether it is proved: how many configurations and on which day, or why not, or the case that breaks it. */
export function PromiseList({ promises, showAbout = false }: { readonly promises: readonly PromiseShown[]; readonly showAbout?: boolean }) {
  return (
    <ul className="because promises">
      {promises.map((promise) => (
        <li key={promise.name} id={`promise-${promise.name}`}>
          <RuledLine margin={<Marks marks={promise.marks} />}>
            <PromiseLine promise={promise} showAbout={showAbout} />
          </RuledLine>
          {promise.counterexample !== undefined && <Counterexample {...promise.counterexample} />}
        </li>
      ))}
    </ul>
  );
}

function PromiseLine({ promise, showAbout }: { readonly promise: PromiseShown; readonly showAbout: boolean }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const { proof, states, on, why, wayOut } = promise;
  return (
    <>
      <span className="promise-says">{say(promise.sentence)}</span>
      {promise.says !== undefined && (
        <div className="small quiet">
          {words.ownWords}
          {words.colon}
          {say(promise.says)}
        </div>
      )}
      <div className="small">
        <span className={`state ${looks[proof]}`}>{words.proofs[proof]}</span>
        {proof === 'holds' && states !== undefined && (
          <span className="quiet">
            {words.comma}
            <span className="nb">{words.configurations(states, format.number(states))}</span>
            {on !== undefined && (
              <>
                {words.comma}
                <span className="nb">{words.onDay(format.longDate(on))}</span>
              </>
            )}
          </span>
        )}
        {why !== undefined && proof !== 'holds' && (
          <span className="quiet">
            {words.colon}
            {say(why)}
          </span>
        )}
        {showAbout && promise.about.length > 0 && (
          <span className="quiet">
            {' · '}
            {promise.about.map(({ title }) => t(title)).join(words.comma)}
          </span>
        )}
      </div>
      {promise.time !== undefined && <PromiseTime {...promise.time} />}
      <Assumes assumes={promise.assumes} />
      {wayOut !== undefined && <div className="small quiet">{say(wayOut)}</div>}
    </>
  );
}

/** The longest way as it is promised, and where nobody is bound. */
function PromiseTime({ longest, bare }: NonNullable<PromiseShown['time']>) {
  const words = useWords();
  return (
    <dl className="promise-time small">
      <Long title={words.longest} long={longest} />
      <Long title={words.bareTime} long={bare} />
    </dl>
  );
}

function Long({ title, long }: { readonly title: string; readonly long: LongShown }) {
  const words = useWords();
  const say = useSay();
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {say(long.says)}
        {long.case !== undefined && (
          <Details summary={words.caseThatShows}>
            <Counterexample {...long.case} breaks={false} />
          </Details>
        )}
      </dd>
    </>
  );
}

function Assumes({ assumes }: { readonly assumes: readonly Text[] }) {
  const words = useWords();
  const say = useSay();
  if (assumes.length === 0) return null;
  return (
    <Details summary={words.assumes} className="small quiet promise-assumes">
      <ul>
        {assumes.map((one) => (
          <li key={one.en}>{say(one)}</li>
        ))}
      </ul>
    </Details>
  );
}

/** One sentence for a group of promises, with the way to all of them. */
export function PromisesLink({ sentence }: { readonly sentence: Text }) {
  const words = useWords();
  const say = useSay();
  return (
    <p>
      {say(sentence)} <Link href="/law/promises">{words.allPromises}</Link>
    </p>
  );
}
