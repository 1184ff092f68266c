import { addressOf, type PromisesPage as PromisesView } from '#contract';
import { MarksLegend, PromiseList } from '#web/law';
import { Crumb, Section, useFormat, useSay } from '#web/ui';
import { useAsk } from '../api.ts';
import { useTitle } from '../title.ts';
import { AskPage } from '../trouble.tsx';
import { useWords } from '../words/index.ts';

/** All that the law in force promises of itself, and what became of each proof: what needs a person first. */
export function PromisesPage() {
  const words = useWords();
  useTitle(words.promises.title);
  const asked = useAsk('promises', {}, { staleMs: 60_000 });
  return (
    <AskPage of={asked} title={words.promises.title}>
      {(value) => <Sheet page={value} />}
    </AskPage>
  );
}

const order = ['broken', 'not-run', 'open', 'holds'] as const;

function Sheet({ page }: { readonly page: PromisesView }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const w = words.promises;
  const groups = order.map((proof) => [proof, page.promises.filter((promise) => promise.proof === proof)] as const);
  return (
    <div className="stack-l">
      <header>
        <Crumb steps={[{ label: words.law.crumb, href: '/law' }, { label: w.title }]} />
        <h1>{say(page.sentence)}</h1>
        <p className="lede">{w.lede}</p>
        {page.on !== undefined && (
          <p className="quiet">
            {w.proved(format.longDate(page.on), format.number(page.states), format.number(Math.max(0.1, Math.round(page.ms / 100) / 10)))}
          </p>
        )}
        <MarksLegend />
      </header>
      {groups
        .filter(([, promises]) => promises.length > 0)
        .map(([proof, promises]) => (
          <Section key={proof} id={proof} title={w.groups[proof]} aside={format.number(promises.length)}>
            <PromiseList promises={promises} showAbout />
          </Section>
        ))}
      <Section id="means" title={w.means}>
        <ul className="because narrow">
          {w.meanings.map((meaning) => (
            <li key={meaning}>{meaning}</li>
          ))}
        </ul>
      </Section>
      <p className="src">
        {w.text} <code>{page.digest.slice(0, 12)}</code>
        {page.prover !== undefined && (
          <>
            {words.comma}
            {w.prover} <code>{page.prover.slice(0, 12)}</code>
          </>
        )}
        {' · '}
        <a href={addressOf('promises', {})}>JSON</a>
      </p>
    </div>
  );
}
