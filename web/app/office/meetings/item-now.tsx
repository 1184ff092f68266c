import { VoteBoard } from '#web/case';
import { Marks } from '#web/law';
import { Link, Note, useSay, useT } from '#web/ui';
import { VoteQuestion } from '../case-vote.tsx';
import type { Meeting } from './meeting.ts';
import { useWords } from './words.ts';

/** What is spoken of now, and the vote with its arithmetic. */
export function ItemNow({ meeting }: { readonly meeting: Meeting }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const { current } = meeting;
  if (current === undefined) return <Note>{words.notYetUp}</Note>;
  const { vote } = current;
  return (
    <section className="item-now" aria-labelledby="item-now">
      <h2 id="item-now" className="small quiet">
        {words.item(current.item)}{' '}
        {current.case !== undefined && <Link href={`/committee/${encodeURIComponent(current.case)}`}>{t(current.title)}</Link>}
      </h2>
      {vote === undefined ? (
        <>
          <p className="law question">{say(current.title)}</p>
          <p className="quiet">{words.spoken}</p>
        </>
      ) : (
        <>
          <VoteQuestion vote={vote} />
          <VoteBoard vote={vote} />
          <Note small tone={vote.quorum.holds ? 'plain' : 'wait'}>
            {say(vote.quorum.sentence)}{' '}
            {vote.quorum.losesWith.length > 0 && (
              <>
                {words.losesWith}
                {words.listed(vote.quorum.losesWith.map((one) => t(one)))}
                {words.stop}{' '}
              </>
            )}
            <Marks marks={vote.quorum.mark} />
          </Note>
        </>
      )}
    </section>
  );
}
