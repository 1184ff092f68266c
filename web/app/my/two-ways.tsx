import type { CommitmentWays } from '#contract';
import { Marks } from '#web/law';
import { Button, Details, useSay, useT } from '#web/ui';
import { searchOf } from '../address.ts';
import { useWords } from '../words/index.ts';

type Way = CommitmentWays['ordinary'];

/** The ordinary way and the way on a commitment beside each other, before the first question: days, papers, duties, and what an untrue commitment leads to. */
export function TwoWays({
  ways,
  procedure,
  chosen,
}: {
  readonly ways: CommitmentWays;
  readonly procedure: string;
  readonly chosen: string;
}) {
  const words = useWords().file.ways;
  const say = useSay();
  const t = useT();
  const one = (way: Way, children: React.ReactNode) => (
    <section className={way.order.name === chosen ? 'way chosen' : 'way'} aria-labelledby={`way-${way.order.name}`}>
      <h2 id={`way-${way.order.name}`} className="offer-h">
        {say(way.order.title)}
        {way.order.name === chosen && <span className="small quiet"> {words.chosen}</span>}
      </h2>
      <Lines lines={way.follows} />
      {children}
      {way.order.name !== chosen && (
        <p className="acts">
          <Button kind="second" href={`/my/file${searchOf({ procedure, order: way.order.name })}`}>
            {words.choose}
            <span className="sr"> {say(way.order.title)}</span>
          </Button>
        </p>
      )}
    </section>
  );
  return (
    <div className="two-ways">
      <p>
        {words.lede} <Marks marks={ways.marks} />
      </p>
      <div className="ways">
        {one(ways.ordinary, <p className="small">{words.handsIn(ways.standsFor.map(t).join(words.comma))}</p>)}
        {one(
          ways.commitment,
          <>
            <p className="small">{words.keeps(ways.standsFor.map(t).join(words.comma))}</p>
            <p className="small">{words.signs}</p>
            <ul className="small">
              {ways.signs.map((sentence) => (
                <li key={sentence.en}>{say(sentence)}</li>
              ))}
            </ul>
            <Lines lines={ways.after} />
            <Details summary={words.never} className="small">
              <ul className="small">
                {ways.never.map((kind) => (
                  <li key={kind.en}>{say(kind)}</li>
                ))}
              </ul>
            </Details>
          </>,
        )}
      </div>
    </div>
  );
}

/** Each with the article that it rests on, in the line: there is no margin here for it to run in. */
function Lines({ lines }: { readonly lines: Way['follows'] }) {
  const say = useSay();
  return (
    <ul className="small">
      {lines.map(({ text, marks }) => (
        <li key={text.en}>
          {say(text)} <Marks marks={marks} />
        </li>
      ))}
    </ul>
  );
}
