import type { Preview } from '#contract';
import { Marks } from '#web/law';
import { Details, Note, useSay, useT } from '#web/ui';
import { useWords } from '../words/index.ts';

/** What would happen, before it does: who is told, the dates that follow, what stays. */
export function Consequences({ of: preview }: { readonly of: Preview }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  if (preview.refusal !== undefined && preview.errors.length === 0) {
    return (
      <Note tone="bad">
        <b>{say(preview.refusal.text)}</b> {preview.refusal.wayOut !== undefined && t(preview.refusal.wayOut)}{' '}
        <Marks marks={preview.refusal.marks} />
      </Note>
    );
  }
  if (!preview.lawful) return <p className="small quiet gap-top">{words.order.fill}</p>;
  const parts = [
    [words.order.dues, preview.dues.map((due) => t(due.words))],
    [words.order.told, preview.told.map((one) => t(one))],
    [words.order.opens, preview.opens.map((one) => t(one.title))],
    [words.order.stays, preview.stays.map((one) => t(one))],
  ] as const;
  return (
    <div className="consequences">
      {preview.sentence !== undefined && (
        <p>
          <b>{say(preview.sentence)}</b> {preview.after !== undefined && t(preview.after)} <Marks marks={preview.marks} />
        </p>
      )}
      {parts.map(
        ([title, lines]) =>
          lines.length > 0 && (
            <div key={title}>
              <h3 className="small-head">{title}</h3>
              <ul className="because small">
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          ),
      )}
      {preview.letters.map((letter) => (
        <Details key={`${letter.letter.name} ${letter.to.en}`} summary={`${t(letter.letter.title)}${words.brackets(t(letter.to))}`}>
          <div className="letter small" dangerouslySetInnerHTML={{ __html: t(letter.html) }} />
        </Details>
      ))}
    </div>
  );
}
