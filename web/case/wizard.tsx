import { type FormEvent, type ReactNode, useId } from 'react';
import { Because, type Change, Changes, type Line, type Mark, Marks, type Ranked, Tier, type WhyAnswer } from '#web/law';
import { Button, Details, Say, type Text, useFormat, useSay, useT, type Words } from '#web/ui';
import { useWords } from './words.ts';

export interface WizardStepProps {
  readonly at: number;
  readonly of: number;
  readonly answered: number;
  /** The control, with the question as its heading: a `QuestionField` whose `heading` is an `<h1>`. */
  readonly children: ReactNode;
  readonly why?: Words | undefined;
  readonly marks?: readonly Mark[] | undefined;
  readonly setAside?: ReactNode;
  /** The strip that stays on top on a phone. */
  readonly strip?: ReactNode;
  readonly errors?: ReactNode;
  readonly onNext: () => void;
  readonly onBack?: (() => void) | undefined;
  readonly busy?: boolean;
  readonly verb?: string;
}

/** One question, one screen. */
export function WizardStep(props: WizardStepProps) {
  const { at, of, answered, children, why, marks, setAside, strip, errors, onNext, onBack, busy = false, verb } = props;
  const words = useWords();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onNext();
  };
  return (
    <form className="wizard" onSubmit={submit} noValidate>
      {errors}
      <div className="progress">
        <span className="small">{words.question(at, of)}</span>
        <div className="bar" role="progressbar" aria-valuenow={answered} aria-valuemin={0} aria-valuemax={of} aria-label={words.answered}>
          <i style={{ width: `${of === 0 ? 0 : (answered / of) * 100}%` }} />
        </div>
      </div>
      {strip}
      {children}
      {why !== undefined && (
        <Details summary={words.whyAsk}>
          <p className="small">
            <Say it={why} /> <Marks marks={marks} />
          </p>
        </Details>
      )}
      {setAside}
      <div className="acts">
        <Button type="submit" busy={busy}>
          {verb ?? words.save}
        </Button>
        {onBack !== undefined && (
          <Button kind="second" onClick={onBack}>
            {words.back}
          </Button>
        )}
      </div>
    </form>
  );
}

/** An answer that no longer applies: it does not count, and can be brought back. */
export function SetAside({ title, because, onUndo }: { readonly title: Text; readonly because?: Text; readonly onUndo?: () => void }) {
  const words = useWords();
  const t = useT();
  return (
    <p className="small set-aside">
      <b>{words.setAsideOne(t(title))}</b> {because !== undefined && t(because)} {words.setAsideNote}{' '}
      {onUndo !== undefined && (
        <Button kind="bare" onClick={onUndo}>
          {words.undo}
        </Button>
      )}
    </p>
  );
}

/** Saved as you type, with the time; or not yet, because nothing can be reached. */
export function SavedLine({ at }: { readonly at: string | null }) {
  const words = useWords();
  const format = useFormat();
  return (
    <p className={at === null ? 'small t-wait' : 'small quiet'} role="status">
      {at === null ? words.unsaved : words.saved(format.time(at))}
    </p>
  );
}

export interface LiveTierProps {
  readonly id?: string;
  /** Missing while nothing can be said yet. */
  readonly ranked?: Ranked | undefined;
  /** Questions that can still change it. */
  readonly open: number;
  readonly answer?: WhyAnswer | undefined;
  /** Times, papers, what happens next. */
  readonly follows?: readonly Line[];
}

/** Where you stand, so far: the tier, why, what would change it, and what follows. Spoken when it changes. */
export function LiveTier({ id = 'stand', ranked, open, answer, follows = [] }: LiveTierProps) {
  const words = useWords();
  const made = useId();
  const changes: readonly Change[] = answer?.whatWouldChange ?? [];
  return (
    <aside className="live" aria-labelledby={`${made}-h`} id={id}>
      <h2 id={`${made}-h`}>{words.stand}</h2>
      <div aria-live="polite" aria-atomic="true">
        <p className="verdict">
          {ranked === undefined ? words.notKnown : <Tier ranked={ranked} />}
          {ranked !== undefined && <span className="quiet small">{words.canChange(open)}</span>}
        </p>
        {answer !== undefined && (
          <p>
            <Say it={answer.sentence} />
          </p>
        )}
      </div>
      {answer !== undefined && answer.because.length > 0 && (
        <>
          <h3>{words.because}</h3>
          <Because small lines={answer.because} />
        </>
      )}
      {changes.length > 0 && (
        <>
          <h3>{words.change}</h3>
          <Changes changes={changes} />
        </>
      )}
      {answer?.proof !== undefined && (
        <p className="small quiet">
          <Say it={answer.proof.text} /> <Marks marks={answer.proof.marks} />
        </p>
      )}
      {follows.length > 0 && (
        <>
          <h3>{words.timePapers}</h3>
          <Because small lines={follows} />
        </>
      )}
    </aside>
  );
}

/** On a phone: the tier so far, always on top, leading to its reasons. */
export function TierStrip({ ranked, href = '#stand' }: { readonly ranked?: Ranked | undefined; readonly href?: string }) {
  const words = useWords();
  return (
    <a className="peek" href={href}>
      {ranked === undefined ? <b>{words.notKnown}</b> : <Tier ranked={ranked} />} <span>{words.soFarWhy}</span>
    </a>
  );
}

export interface Offered {
  readonly fact: string;
  readonly title: Text;
  readonly words: Text;
  readonly on: string;
  readonly number: string;
}

/** Facts given before: shown with date and source, and not asked again. */
export function OfferedFacts({ facts, onChange }: { readonly facts: readonly Offered[]; readonly onChange?: (fact: string) => void }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  return (
    <table className="facts given" aria-label={words.offered}>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.fact}>
            <th scope="row">{say(fact.title)}</th>
            <td>{say(fact.words)}</td>
            <td className="quiet source">
              {words.offeredOn(format.longDate(fact.on), fact.number)}{' '}
              {onChange !== undefined && (
                <Button kind="bare" onClick={() => onChange(fact.fact)}>
                  {words.change1}
                  <span className="sr"> {say(fact.title)}</span>
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
