import { Marks, StandingShape } from '#web/law';
import { useFormat, useSay, useT } from '#web/ui';
import type { FactView } from './shapes.ts';
import { useWords } from './words.ts';

export interface FactsProps {
  readonly facts: readonly FactView[];
  readonly labelledBy?: string;
  readonly label?: string;
  readonly now?: string;
}

/** What is known, from whom, since when; with the standing where it is not said by law. */
export function Facts({ facts, labelledBy, label, now }: FactsProps) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  return (
    <table className="facts given" aria-labelledby={labelledBy} aria-label={labelledBy === undefined ? (label ?? words.facts) : undefined}>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.fact}>
            <th scope="row">{say(fact.title)}</th>
            <td>
              <Value fact={fact} /> {fact.disputed !== undefined && <span className="t-wait">{say(fact.disputed)}</span>}
            </td>
            <td className="quiet source">
              {say(fact.source.words)}
              {fact.source.on !== undefined && (
                <>
                  {words.comma}
                  <span className="nb">{format.shortDate(fact.source.on, now)}</span>
                </>
              )}{' '}
              {fact.mark === undefined ? (
                fact.standing !== 'law' && <StandingShape standing={fact.standing} />
              ) : (
                <Marks marks={fact.mark} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ fact }: { readonly fact: FactView }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  if (fact.erased) return <span className="quiet">{say(fact.words)}</span>;
  if (!fact.known) return <span className="quiet">{words.unknown}</span>;
  if (fact.setAside) {
    return (
      <>
        <s className="quiet">{say(fact.words)}</s> <span className="quiet">{words.setAside}</span>
      </>
    );
  }
  return t(fact.words);
}
