import type { ReactNode } from 'react';
import type { CaseView } from '#contract';
import { Pairs, useFormat, useSay, useT } from '#web/ui';
import { differences, namedOnce, storySince } from './case-changes.ts';
import { useWords } from './words.ts';

interface ChangedProps {
  readonly before: CaseView;
  readonly after: CaseView;
  /** The order that the reader was writing. */
  readonly order?: string | undefined;
  /** It was sent, and not carried out. */
  readonly sent?: boolean;
  readonly children?: ReactNode;
}

/** Somebody else was faster: what is different now, and whether what I was writing can still be ordered. */
export function Changed({ before, after, order, sent = false, children }: ChangedProps) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const found = differences(before, after, { t, words: words.changed, format });
  const happened = storySince(before, after).map((line) => namedOnce(line, t));
  const offer = order === undefined ? undefined : after.orders.find((one) => one.order === order);
  const pairs = [
    ...found.map(({ what, before: was, after: is }) => ({
      key: what,
      name: what,
      value: (
        <>
          <s className="quiet">{was}</s> → <b>{is}</b>
        </>
      ),
    })),
    ...(happened.length === 0
      ? []
      : [
          {
            key: 'happened',
            name: words.changed.happened,
            value: (
              <>
                {happened.map((line) => (
                  <span key={line.seq} className="line-of">
                    {line.at !== undefined && <span className="num">{line.at} </span>}
                    {say(line.text)} {'by' in line && line.by !== undefined && <span className="quiet">{say(line.by)}</span>}
                  </span>
                ))}
              </>
            ),
          },
        ]),
    ...(order === undefined
      ? []
      : [
          {
            key: 'order',
            name: words.changed.yours,
            value:
              offer?.lawful === true ? (
                words.changed.still
              ) : (
                <>
                  {words.changed.noMore} {offer?.refusal !== undefined && <b>{say(offer.refusal.text)}</b>}
                </>
              ),
          },
        ]),
  ];
  return (
    <div className="note wait" role="alert">
      <p>
        <b>{order === undefined ? words.changed.title : words.changed.titleOrder}</b> {sent && words.changed.notGiven}
      </p>
      {pairs.length === 0 ? <p>{words.changed.nothingVisible}</p> : <Pairs label={words.changed.what} pairs={pairs} />}
      {children}
    </div>
  );
}
