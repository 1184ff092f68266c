import type { VoteBoard as Board } from '#contract';
import { Attendance, StateMark, VoteBoard } from '#web/case';
import { useSay } from '#web/ui';
import { useWords } from './words.ts';

const tones = { before: 'to-come', 'in-session': 'waiting', 'quorum-lost': 'warning', closed: 'ended' } as const;

/** What is voted on, by whom, in which sitting. */
export function VoteQuestion({ vote }: { readonly vote: Board }) {
  const words = useWords();
  const say = useSay();
  const here = vote.members.filter((member) => member.attending).length;
  return (
    <section className="vote-question" aria-label={words.case.vote}>
      <p className="small quiet meta">
        <span>{say(vote.committee.title)}</span>
        <span>{words.vote.sitting(vote.sitting)}</span>
        <StateMark tone={tones[vote.state]}>
          {vote.result === undefined ? words.vote.state[vote.state] : words.vote.result[vote.result]}
        </StateMark>
        {vote.members.length > 0 && vote.state !== 'closed' && <span>{words.vote.here(here, vote.members.length)}</span>}
      </p>
      <p className="law question">{say(vote.question)}</p>
      {vote.sealed && <p className="small quiet">{words.vote.sealed}</p>}
    </section>
  );
}

/** The arithmetic in boxes, and who is in the room. Ballots are sealed until the next state. */
export function CaseVote({ vote }: { readonly vote: Board }) {
  return (
    <div className="stack vote-part">
      <VoteBoard vote={vote} />
      {vote.members.length > 0 && <Attendance vote={vote} />}
    </div>
  );
}
