import type { Answered, OfferView } from '#contract';
import { StatusMark } from '#web/case';
import { Marks } from '#web/law';
import { useSay, useT } from '#web/ui';
import { useWords } from './words.ts';

/**
 * Who is told what, today; what stays for ever; who comes next. Or why it would be refused.
 * @param now the state in which the case stands
 */
export function Consequences({
  preview,
  offer,
  now,
}: {
  readonly preview: Answered<'preview'>;
  readonly offer: OfferView;
  readonly now: string;
}) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const after = preview.after ?? offer.after;
  const to = preview.to ?? offer.to;
  const refused = preview.refusal !== undefined && preview.errors.length === 0;
  return (
    <section aria-label={words.order.follows} className="follows">
      {refused && preview.refusal !== undefined && (
        <div className="note bad">
          <p>
            <b>{say(preview.refusal.text)}</b> <Marks marks={preview.refusal.marks} />
          </p>
          {preview.refusal.wayOut !== undefined && <p>{say(preview.refusal.wayOut)}</p>}
        </div>
      )}
      {preview.errors.length > 0 && <p className="small quiet">{words.order.fill}</p>}
      {preview.sentence !== undefined && <p>{say(preview.sentence)}</p>}
      <dl className="small">
        <Lines title={words.order.told} lines={preview.told.map(t)} />
        <Lines title={words.order.stays} lines={preview.stays.map(t)} />
        <Lines title={words.order.erases} lines={(preview.erases ?? []).map(t)} />
        <Lines title={words.order.opens} lines={preview.opens.map(({ title }) => t(title))} />
        <Lines title={words.order.dues} lines={preview.dues.map(({ words: due }) => t(due))} />
        {after !== undefined && <Lines title={words.order.after} lines={[t(after)]} />}
      </dl>
      {to !== undefined && to.name !== now && (
        <p className="small">
          <span className="quiet">{words.order.state}</span> <StatusMark status={to} />
        </p>
      )}
    </section>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      {lines.map((line) => (
        <dd key={line}>{line}</dd>
      ))}
    </>
  );
}
