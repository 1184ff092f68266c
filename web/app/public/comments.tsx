import type { Consultation } from '#contract';
import { StateMark } from '#web/case';
import { Details, useFormat, useSay, useT } from '#web/ui';
import { capital } from '../capital.ts';
import { useWords } from '../words/index.ts';

type Clause = Consultation['clauses'][number];
type Comment = Clause['comments'][number];

/** What was said of a clause: those that say the same stand under the one into which they were merged, parts under the whole. */
export function Comments({ clause }: { readonly clause: Clause }) {
  const words = useWords();
  const w = words.consultation;
  const say = useSay();
  const byNumber = new Map(clause.comments.map((comment) => [comment.number, comment]));
  const first = clause.comments.filter(({ mergedInto }) => mergedInto === undefined || !byNumber.has(mergedInto));
  return (
    <div className="cm">
      <h3>
        {clause.comments.length === 0
          ? w.silent
          : w.answeredHere(clause.comments.length, clause.answered, clause.comments.length - clause.answered)}
      </h3>
      <ul>
        {first.map((comment) => (
          <li key={comment.number} id={comment.number}>
            <Said comment={comment} />
            {comment.same.length > 0 && (
              <Details summary={w.same(comment.same.length)}>
                <ul>
                  {comment.same.map((number) => (
                    <li key={number}>
                      {byNumber.has(number) ? <Words comment={byNumber.get(number)!} /> : <span className="num">{number}</span>}
                    </li>
                  ))}
                </ul>
              </Details>
            )}
            <Became comment={comment} />
          </li>
        ))}
      </ul>
      {clause.unread !== undefined && <p className="small quiet">{say(clause.unread)}</p>}
    </div>
  );
}

function Said({ comment }: { readonly comment: Comment }) {
  const words = useWords();
  const w = words.consultation;
  return (
    <>
      <Words comment={comment} />
      {comment.partOf !== undefined && <p className="small quiet">{w.partOf(comment.partOf)}</p>}
    </>
  );
}

function Words({ comment }: { readonly comment: Comment }) {
  const w = useWords().consultation;
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return (
    <>
      <p className="who small quiet">
        {say(comment.by)} · <time dateTime={comment.on}>{format.shortDate(comment.on)}</time> ·{' '}
        <span className="num">{comment.number}</span>
      </p>
      <p className="said">{say(comment.text)}</p>
      {comment.blackened !== undefined && <p className="small quiet">{w.blackened(t(comment.blackened))}</p>}
    </>
  );
}

/** The answer, or by when there will be one, or where the comment went. */
function Became({ comment }: { readonly comment: Comment }) {
  const words = useWords();
  const w = words.consultation;
  const format = useFormat();
  const say = useSay();
  const t = useT();
  if (comment.answer !== undefined) {
    return (
      <p className="ans">
        <StateMark tone="in-force">
          <b>{comment.answer.outcome === undefined ? w.answer : `${capital(t(comment.answer.outcome))}${words.stop}`}</b>
        </StateMark>{' '}
        {say(comment.answer.text)} <span className="small quiet nb">{format.shortDate(comment.answer.on)}</span>
      </p>
    );
  }
  if (comment.mergedInto !== undefined) {
    return (
      <p className="ans">
        <StateMark tone="ended">
          <b>{w.merged}</b>
        </StateMark>{' '}
        <a href={`#${comment.mergedInto}`}>{comment.mergedInto}</a>
      </p>
    );
  }
  if (comment.parts.length > 0) {
    return (
      <p className="ans">
        <StateMark tone={comment.status.tone}>
          <b>{w.inParts}</b>
        </StateMark>{' '}
        {comment.parts.map((number) => (
          <a key={number} href={`#${number}`} className="num">
            {number}{' '}
          </a>
        ))}
      </p>
    );
  }
  return (
    <p className="ans">
      <StateMark tone="waiting">
        <b>{w.noAnswer}</b>
      </StateMark>{' '}
      {comment.due !== undefined && w.dueBy(format.longDate(comment.due))}
    </p>
  );
}
