import { Details, Say, type Words } from '#web/ui';
import { type Mark, Marks, type Standing } from './article-mark.tsx';
import { RuledLine } from './ruled-line.tsx';
import { isRiskTier, RiskTier } from './tier.tsx';
import { useWords } from './words.ts';

export interface Line {
  readonly text: Words;
  readonly marks?: readonly Mark[] | undefined;
}

/** One reason a line, each with its article. */
export function Because({
  lines,
  small = false,
  ordered = false,
}: {
  readonly lines: readonly Line[];
  readonly small?: boolean;
  readonly ordered?: boolean;
}) {
  const List = ordered ? 'ol' : 'ul';
  return (
    <List className={small ? 'because small' : 'because'}>
      {lines.map((line, index) => (
        <li key={index}>
          <RuledLine marks={line.marks}>
            <Say it={line.text} />
          </RuledLine>
        </li>
      ))}
    </List>
  );
}

export interface Change {
  /** `if a doctor looked at every picture` */
  readonly text: Words;
  /** What the answer would then be, and the same in words. */
  readonly result?: unknown;
  readonly words?: Words | undefined;
  readonly marks?: readonly Mark[] | undefined;
}

/** So many are read at a glance; the rest waits behind "show all". */
const atOnce = 6;

/** All smallest sets of answers that would change the outcome, each with the outcome it leads to. */
export function Changes({ changes, small = true }: { readonly changes: readonly Change[]; readonly small?: boolean }) {
  const words = useWords();
  // One or two more are sooner read than asked for.
  const first = changes.length <= atOnce + 2 ? changes : changes.slice(0, atOnce);
  const rest = changes.slice(first.length);
  return (
    <>
      <ChangeLines changes={first} small={small} />
      {rest.length > 0 && (
        <Details summary={words.allChanges(changes.length)}>
          <ChangeLines changes={rest} small={small} />
        </Details>
      )}
    </>
  );
}

function ChangeLines({ changes, small }: { readonly changes: readonly Change[]; readonly small: boolean }) {
  return (
    <ul className={small ? 'because small' : 'because'}>
      {changes.map((change, index) => (
        <li key={index}>
          <Outcome change={change} /> <Say it={change.text} /> <Marks marks={change.marks} />
        </li>
      ))}
    </ul>
  );
}

function Outcome({ change }: { readonly change: Change }) {
  if (isRiskTier(change.result)) return <RiskTier tier={change.result} word={change.words} />;
  return (
    <b>
      <Say it={change.words} />
    </b>
  );
}

export interface Answer {
  /** The one sentence that answers. */
  readonly sentence: Words;
  readonly because: readonly Line[];
  readonly whatWouldChange?: readonly Change[];
  readonly standing?: Standing;
  readonly note?: Words | undefined;
  readonly proof?: Line | undefined;
}

/** The answer, its reasons, and what would change it. */
export function Why({ answer }: { readonly answer: Answer }) {
  const words = useWords();
  const changes = answer.whatWouldChange ?? [];
  return (
    <div className="why">
      <div className="answer">
        <p className="says">
          <Say it={answer.sentence} />
        </p>
      </div>
      <Because lines={answer.because} />
      {changes.length > 0 && (
        <div>
          <p className="change-head">{words.change}</p>
          <Changes changes={changes} />
        </div>
      )}
      {answer.note !== undefined && (
        <p className="small quiet">
          <Say it={answer.note} />
        </p>
      )}
      {answer.proof !== undefined && (
        <p className="small quiet">
          <Say it={answer.proof.text} /> <Marks marks={answer.proof.marks} />
        </p>
      )}
    </div>
  );
}
