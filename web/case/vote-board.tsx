import { type Mark, Marks, RuledLine } from '#web/law';
import { type Column, Details, Note, Section, Table, type Text, useFormat, useSay, useT } from '#web/ui';
import type { Tone } from './shapes.ts';
import { StateMark } from './state-mark.tsx';
import { useWords } from './words.ts';

export type Ballot = 'for' | 'against' | 'abstain' | 'recused' | 'absent' | 'not-yet' | 'cast';

export interface Sum {
  readonly rule: { readonly name: string; readonly title: Text };
  /** The rule of this item; the others are shown below in grey. */
  readonly ofThisItem: boolean;
  readonly boxes: readonly Ballot[];
  readonly needed: number;
  /** The sum in words: base, exact fraction, needed, reached. */
  readonly sentence: Text;
  readonly mark: Mark;
}

export interface Member {
  readonly person: string;
  readonly name: Text;
  readonly category: { readonly title: Text };
  readonly chair: boolean;
  readonly until?: string;
  readonly ballot: Ballot;
  readonly why?: Text;
  readonly you: boolean;
  readonly marks: readonly Mark[];
}

export interface Vote {
  readonly question: Text;
  readonly state: 'before' | 'in-session' | 'quorum-lost' | 'closed';
  readonly sentence: Text;
  readonly sums: readonly Sum[];
  readonly quorum: { readonly holds: boolean; readonly sentence: Text; readonly losesWith: readonly Text[]; readonly mark: Mark };
  readonly members: readonly Member[];
}

/** A box a vote, a line after the box that is needed, then the sum in words. The sentence is spoken when it changes. */
export function VoteBoard({ vote }: { readonly vote: Vote }) {
  const words = useWords();
  const say = useSay();
  const others = vote.sums.filter((sum) => !sum.ofThisItem);
  return (
    <section className="vote">
      <h2 aria-live="polite" aria-atomic="true">
        {say(vote.sentence)}
      </h2>
      {vote.sums
        .filter((sum) => sum.ofThisItem)
        .map((sum) => (
          <SumOfVotes key={sum.rule.name} sum={sum} />
        ))}
      {others.length === 1 && <SumOfVotes sum={others[0]!} />}
      {others.length > 1 && (
        <Details summary={words.otherRules(others.length)}>
          {others.map((sum) => (
            <SumOfVotes key={sum.rule.name} sum={sum} />
          ))}
        </Details>
      )}
    </section>
  );
}

const signs: Readonly<Record<Ballot, string>> = {
  for: '✓',
  against: '✕',
  abstain: '–',
  recused: 'R',
  absent: 'A',
  'not-yet': '',
  cast: '•',
};
/** More boxes than these stand in rows of twenty. */
const many = 24;
const boxOrder: readonly Ballot[] = ['for', 'cast', 'not-yet', 'abstain', 'against', 'recused', 'absent'];

function SumOfVotes({ sum }: { readonly sum: Sum }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const boxes = [...sum.boxes].sort((a, b) => boxOrder.indexOf(a) - boxOrder.indexOf(b));
  const counts = boxOrder.map((ballot) => [ballot, boxes.filter((box) => box === ballot).length] as const).filter(([, count]) => count > 0);
  const label = [
    ...counts.map(([ballot, count]) => `${words.ballotLong[ballot]}: ${count}`),
    ...(sum.needed === 0 ? [] : [words.needed(sum.needed)]),
  ].join(words.semicolon);
  return (
    <div className={sum.ofThisItem ? 'sum on' : 'sum'}>
      <RuledLine marks={sum.mark}>
        <h3>{sum.ofThisItem ? words.ruleHere(t(sum.rule.title)) : words.ruleThere(t(sum.rule.title))}</h3>
      </RuledLine>
      <div
        className={boxes.length > many ? 'boxes many' : 'boxes'}
        role="img"
        aria-label={label}
        style={{ gridTemplateColumns: `repeat(${boxes.length > many ? 20 : Math.max(boxes.length, 9)}, minmax(0, 1fr))` }}
      >
        {boxes.map((box, at) => (
          <i key={at} className={`${box}${at === sum.needed - 1 ? ' need' : ''}`} data-s={signs[box]}>
            {words.ballot[box]}
          </i>
        ))}
      </div>
      <p>{say(sum.sentence)}</p>
    </div>
  );
}

const tones: Readonly<Record<Ballot, Tone>> = {
  for: 'in-force',
  against: 'warning',
  abstain: 'to-come',
  recused: 'ended',
  absent: 'ended',
  'not-yet': 'to-come',
  cast: 'waiting',
};

/** How one member stands to the item. */
export function BallotMark({ ballot }: { readonly ballot: Ballot }) {
  const words = useWords();
  return <StateMark tone={tones[ballot]}>{words.ballotLong[ballot]}</StateMark>;
}

/** Everybody in the room, what they cast and why they may not; then whose leaving would lose the quorum. */
export function Attendance({ vote, id = 'who-is-here' }: { readonly vote: Pick<Vote, 'members' | 'quorum'>; readonly id?: string }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  const columns: readonly Column<Member>[] = [
    {
      key: 'name',
      head: words.member.name,
      names: true,
      cell: (member) => (
        <>
          {say(member.name)} {member.chair && <span className="quiet">{words.chair}</span>} {member.you && <b>{words.you}</b>}
        </>
      ),
    },
    { key: 'category', head: words.member.category, className: 'quiet-fold', cell: (member) => t(member.category.title) },
    {
      key: 'until',
      head: words.member.until,
      hide: true,
      number: true,
      className: 'quiet',
      cell: (member) => (member.until === undefined ? '' : format.longDate(member.until)),
    },
    {
      key: 'ballot',
      head: words.member.ballot,
      cell: (member) => (
        <>
          <StateMark tone={tones[member.ballot]}>{words.ballotLong[member.ballot]}</StateMark>
          {member.why !== undefined && <div className="quiet small">{say(member.why)}</div>}
        </>
      ),
    },
    { key: 'rule', head: words.member.rule, cell: (member) => <Marks marks={member.marks} /> },
  ];
  return (
    <Section id={id} title={words.who} aside={t(vote.quorum.sentence)}>
      <Table className="members" labelledBy={id} columns={columns} rows={vote.members} rowKey={(member) => member.person} />
      {vote.quorum.losesWith.length > 0 && (
        <Note small tone={vote.quorum.holds ? 'plain' : 'wait'}>
          {words.losesWith}
          {words.listed(vote.quorum.losesWith.map((one) => t(one)))}
          {words.stop}
          <Marks marks={vote.quorum.mark} />
        </Note>
      )}
    </Section>
  );
}
