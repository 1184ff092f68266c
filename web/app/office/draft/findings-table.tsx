import { Marks } from '#web/law';
import { Button, useSay, useT } from '#web/ui';
import type { Choices, Citable, Found } from './draft.ts';
import { useDeskWords } from './words.ts';

interface FindingsProps {
  readonly asked: Choices['findings'];
  readonly findings: Readonly<Record<string, Found>>;
  readonly citable: readonly Citable[];
  readonly onChange: (findings: Readonly<Record<string, Found>>) => void;
}

const kinds = ['met', 'not-met', 'not-needed'] as const;

/** One row for each thing that the law asks: what was found, why, and on what it rests. */
export function FindingsTable({ asked, findings, citable, onChange }: FindingsProps) {
  const words = useDeskWords().draft;
  const say = useSay();
  const t = useT();
  const wordsOf = new Map(citable.map(({ ref, words: cited }) => [ref, cited]));
  const change = (name: string, part: Partial<Found>) => {
    const before = findings[name] ?? { met: 'met', cites: [] };
    onChange({ ...findings, [name]: { ...before, ...part } });
  };
  return (
    <ul className="findings">
      {asked.map(({ name, title, marks }) => {
        const found = findings[name];
        return (
          <li key={name}>
            <p>
              <b>{say(title)}</b> <Marks marks={marks} />
            </p>
            <div className="row">
              <select
                aria-label={words.foundFor(t(title))}
                value={found?.met ?? ''}
                onChange={({ target }) => {
                  const met = kinds.find((kind) => kind === target.value);
                  if (met !== undefined) change(name, { met });
                }}
              >
                <option value="">{words.notYet}</option>
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {words[kind]}
                  </option>
                ))}
              </select>
              <input
                type="text"
                aria-label={words.why(t(title))}
                maxLength={2000}
                value={found?.words ?? ''}
                onChange={({ target }) => change(name, { words: target.value })}
              />
            </div>
            <div className="row small">
              {(found?.cites ?? []).map((ref) => {
                const cited = wordsOf.get(ref);
                const shown = cited === undefined ? ref : t(cited);
                return (
                  <span key={ref} className="cited">
                    {shown}{' '}
                    <Button kind="bare" onClick={() => change(name, { cites: (found?.cites ?? []).filter((one) => one !== ref) })}>
                      <span aria-hidden="true">×</span>
                      <span className="sr">{words.uncite(shown)}</span>
                    </Button>
                  </span>
                );
              })}
              <select
                aria-label={words.citeFor(t(title))}
                value=""
                onChange={({ target }) => {
                  if (target.value !== '') change(name, { cites: [...new Set([...(found?.cites ?? []), target.value])] });
                }}
              >
                <option value="">{words.cite}</option>
                {citable.map(({ ref, words: cited }) => (
                  <option key={ref} value={ref}>
                    {t(cited)}
                  </option>
                ))}
              </select>
              {found !== undefined && found.cites.length === 0 && <span className="t-wait">{words.noCite}</span>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
