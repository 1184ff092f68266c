import { useDeferredValue, useId, useState } from 'react';
import type { Choices } from '#contract';
import { Marks } from '#web/law';
import { Button, Field, RefusedButton, useSay, useT, type Words } from '#web/ui';
import { useAsk } from '../api.ts';
import { useMe } from '../session.ts';
import { useWords } from '../words/index.ts';
import type { AnswerFieldProps } from './answer-props.ts';
import { sent } from './gives.ts';

interface Candidate {
  readonly number: string;
  readonly title: string;
  readonly more: string;
  /** What is left of it, in words. */
  readonly left?: string;
  readonly refusal?: Choices['choices'][number]['refusal'];
}

/** A product of a register, or a case that one may see: found by its name, kept by its number; several where several may be named. */
export function CaseField(props: AnswerFieldProps) {
  return props.question.several ? <SeveralCases {...props} /> : <OneCase {...props} />;
}

function SeveralCases(props: AnswerFieldProps) {
  const { question, value, onChange } = props;
  const words = useWords();
  const t = useT();
  const chosen = (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter((one) => typeof one === 'string' && one !== '');
  const keep = (next: readonly unknown[]) => onChange(next.length === 0 ? undefined : [...new Set(next)]);
  return (
    <>
      {chosen.length > 0 && (
        <ul className="plain-list" aria-label={t(question.ask)}>
          {chosen.map((one) => (
            <li key={String(one)} className="picked">
              <b className="num">{String(one)}</b>{' '}
              <Button kind="bare" onClick={() => keep(chosen.filter((other) => other !== one))}>
                {words.ask.remove}
                <span className="sr"> {String(one)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <OneCase key={chosen.length} {...props} value={undefined} onChange={(added) => keep([...chosen, added])} />
    </>
  );
}

function OneCase(props: AnswerFieldProps) {
  const { question, value, onChange, error, heading, id = question.fact, words: chosenWords } = props;
  const words = useWords();
  const t = useT();
  const made = useId();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const { choices, shownAtOnce } = useChoices(props, q);
  const known = useCandidates(question.of?.name, q);
  const found = choices ?? known;
  const chosen = typeof value === 'string' && value !== '' ? value : undefined;
  const [picked, setPicked] = useState<Candidate>();
  // An address may bring a number alone; its name is looked up.
  const named = useCandidates(question.of?.name, chosen !== undefined && picked === undefined ? chosen : '').find(
    ({ number }) => number === chosen,
  );
  if (chosen !== undefined) {
    const said = picked?.number === chosen ? picked.title : (named?.title ?? chosenWords ?? chosen);
    return (
      <div className="field">
        <span className="like-label" id={made}>
          {heading ?? t(question.ask)}
        </span>
        {/* biome-ignore lint/a11y/useSemanticElements: what was chosen and the way to change it belong together; it is no form of its own. */}
        <p role="group" aria-labelledby={made} className="picked">
          <b>{said}</b> {said !== chosen && <span className="quiet num">{chosen}</span>}{' '}
          <Button
            kind="bare"
            onClick={() => {
              onChange(undefined);
              setTyped('');
            }}
          >
            {words.wizard.change}
          </Button>
        </p>
      </div>
    );
  }
  return (
    <div>
      <Field
        id={id}
        label={heading ?? t(question.ask)}
        help={question.help === undefined ? undefined : t(question.help)}
        error={error === undefined ? undefined : asWords(error, t)}
        optional={question.optional}
      >
        {(ids) => (
          <input
            {...ids}
            type="search"
            autoComplete="off"
            value={typed}
            placeholder={words.complain.productHint}
            onChange={(event) => setTyped(event.target.value)}
            aria-controls={`${made}-list`}
          />
        )}
      </Field>
      <ul className="picks" id={`${made}-list`}>
        {(typed.trim() !== '' || shownAtOnce) &&
          found.map((one) => (
            <li key={one.number}>
              {one.refusal === undefined ? (
                <button
                  type="button"
                  className="pick"
                  onClick={() => {
                    setPicked(one);
                    onChange(one.number);
                  }}
                >
                  <Named one={one} />
                </button>
              ) : (
                <NotToChoose id={`${made}-${one.number}`} one={one} refusal={one.refusal} />
              )}
            </li>
          ))}
      </ul>
      <p className="sr" role="status">
        {typed.trim() === '' ? '' : words.register.result(String(found.length))}
      </p>
    </div>
  );
}

function Named({ one }: { readonly one: Candidate }) {
  return (
    <>
      {one.title} <span className={one.left === undefined ? 'quiet' : 'quiet nb'}>{one.more}</span>
      {one.left !== undefined && <span className="small pick-left">{one.left}</span>}
    </>
  );
}

/** What would be refused is shown with the reason, and cannot be chosen. */
function NotToChoose(props: { readonly id: string; readonly one: Candidate; readonly refusal: NonNullable<Candidate['refusal']> }) {
  const { id, one, refusal } = props;
  const say = useSay();
  const t = useT();
  return (
    <>
      <RefusedButton className="pick not" reasonId={id}>
        <Named one={one} />
      </RefusedButton>
      <p id={id} className="small pick-why">
        <b>{say(refusal.text)}</b> {refusal.wayOut !== undefined && t(refusal.wayOut)} <Marks marks={refusal.marks} />
      </p>
    </>
  );
}

/** Entries of a public register, each tried as the answer; those of which something is left are shown before anybody searches. */
const useChoices = (
  { asking, question }: AnswerFieldProps,
  typed: string,
): { readonly choices?: readonly Candidate[]; readonly shownAtOnce: boolean } => {
  const t = useT();
  const words = useWords();
  const { procedure = '', order = '', gives = {} } = asking ?? {};
  const found = useAsk(
    'choices',
    { procedure, order, fact: question.fact, body: { gives: sent(gives), q: typed.trim() } },
    { when: asking !== undefined, keep: true, staleMs: 0 },
  );
  const list = found.kind === 'ready' ? found.value.choices : [];
  if (!list.some(({ accounts }) => accounts.length > 0)) return { shownAtOnce: false };
  const choices = list.map(
    (one): Candidate => ({
      number: one.number,
      title: t(one.title),
      more: one.number,
      left: one.accounts.map((cell) => t(cell.words)).join(words.semicolon),
      ...(one.refusal === undefined ? {} : { refusal: one.refusal }),
    }),
  );
  return { choices, shownAtOnce: true };
};

const asWords = (words: Words, t: (text: { readonly en: string; readonly zh: string }) => string) =>
  typeof words === 'object' && words !== null && 'en' in words && 'zh' in words ? t(words) : words;

const useCandidates = (of: string | undefined, typed: string): readonly Candidate[] => {
  const t = useT();
  const { me, signedIn } = useMe();
  const official = me?.workplaces.includes('office') === true;
  const q = typed.trim();
  const asks = q !== '' && of !== undefined;
  const rows = useAsk('register', { name: of ?? '', q, limit: 6 }, { when: asks, keep: true });
  const cases = useAsk('myCases', {}, { when: signedIn });
  const held = useAsk('officeCases', { q, procedure: of ?? '', limit: 6 }, { when: asks && official, keep: true });
  const needle = q.toLowerCase();
  const mine =
    cases.kind !== 'ready'
      ? []
      : cases.value.cases
          .filter(({ case: one }) => one.procedure.name === of && `${one.number} ${t(one.title)}`.toLowerCase().includes(needle))
          .map(({ case: one }) => ({ number: one.number, title: t(one.title), more: `${t(one.procedure.title)} ${one.number}` }));
  const registered =
    rows.kind !== 'ready'
      ? []
      : rows.value.rows.map((row) => ({
          number: row.number,
          title: t(row.title),
          more: [row.maker === undefined ? '' : t(row.maker), row.number].filter(Boolean).join(' '),
        }));
  const ours =
    held.kind !== 'ready'
      ? []
      : held.value.rows.map((row) => ({ number: row.number, title: t(row.title), more: `${t(row.procedure.title)} ${row.number}` }));
  return [...mine, ...registered, ...ours].slice(0, 8);
};
