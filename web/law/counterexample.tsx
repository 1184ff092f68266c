import { Details, Say, type Text, useFormat, useSay, useT } from '#web/ui';
import { useWords } from './words.ts';

interface Told {
  readonly name: string;
  readonly title: Text;
  readonly words: Text;
}

export interface CounterexampleProps {
  readonly title: Text;
  readonly undated?: boolean | undefined;
  readonly people: readonly { readonly name: string; readonly roles: Text }[];
  readonly story: readonly {
    readonly on: string;
    readonly who: Text;
    readonly what: Text;
    readonly gives: readonly Told[];
    readonly then?: Text | undefined;
  }[];
  readonly facts: readonly Told[];
  readonly file: { readonly name: string; readonly text: string };
}

/** A case that breaks a promise, as a story: the day, who, what, and what came of it. The file plays it. */
export function Counterexample({
  title,
  undated = false,
  people,
  story,
  facts,
  file,
  breaks = true,
}: CounterexampleProps & { /** Nothing is broken by a case that only shows how long something takes. */ readonly breaks?: boolean }) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  return (
    <div className={breaks ? 'note bad counterexample' : 'note counterexample'}>
      <p>
        <b>{say(title)}</b>
        {undated && <> {words.undated}</>}
      </p>
      {people.length > 0 && (
        <p className="small quiet">{people.map(({ name, roles }) => words.person(name, t(roles))).join(words.comma)}</p>
      )}
      {story.length > 0 && (
        <ol className="played">
          {story.map((step, index) => (
            <li key={index}>
              <Step step={step} />
            </li>
          ))}
        </ol>
      )}
      {facts.length > 0 && (
        <Details summary={words.factsOf(facts.length)} open={story.length === 0}>
          <Facts of={facts} />
        </Details>
      )}
      <p className="small">
        <a href={`data:text/plain;charset=utf-8,${encodeURIComponent(file.text)}`} download={file.name}>
          {words.download(file.name)}
        </a>{' '}
        {story.length > 0 && !undated && (
          <span className="quiet">
            {words.playIt} <code>{words.playCommand(file.name)}</code>
          </span>
        )}
      </p>
    </div>
  );
}

function Step({ step }: { readonly step: CounterexampleProps['story'][number] }) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  const t = useT();
  return (
    <>
      <span className="quiet nb">{step.on === '' ? words.someDay : format.longDate(step.on.slice(0, 10))}</span>{' '}
      <span>
        <span className="quiet">{say(step.who)}:</span> <b>{say(step.what)}</b>
        {step.then !== undefined && <> → {t(step.then)}</>}
        {step.gives.length > 0 && (
          <span className="line-of small quiet">{step.gives.map((cell) => `${t(cell.title)} ${t(cell.words)}`).join(words.comma)}</span>
        )}
      </span>
    </>
  );
}

function Facts({ of }: { readonly of: readonly Told[] }) {
  return (
    <ul className="because small">
      {of.map((fact) => (
        <li key={fact.name}>
          <Say it={fact.title} /> <b>{<Say it={fact.words} />}</b>
        </li>
      ))}
    </ul>
  );
}
