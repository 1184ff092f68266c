import { type ReactNode, useId } from 'react';
import type { Question } from '#contract';
import { Marks } from '#web/law';
import { Button, NumberInput, useT } from '#web/ui';
import { AnswerField } from '../my/answer-field.tsx';
import { useWords } from '../words/index.ts';

interface Pill {
  readonly value: string;
  readonly title: ReactNode;
  readonly example?: ReactNode;
}

/** Choices side by side; each with what falls under it, where the pack says so. */
export function Pills(props: {
  readonly legend: ReactNode;
  readonly hint?: ReactNode;
  readonly options: readonly Pill[];
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly name: string;
  readonly className?: string;
}) {
  const { legend, hint, options, value, onChange, name, className } = props;
  const id = useId();
  const isLong = options.some(({ example }) => example !== undefined);
  return (
    <fieldset className={className} aria-describedby={hint === undefined ? undefined : `${id}-h`}>
      <legend>{legend}</legend>
      {hint !== undefined && (
        <div className="hint" id={`${id}-h`}>
          {hint}
        </div>
      )}
      <div className={isLong ? 'opts-line with-eg' : 'opts-line short'}>
        {options.map((option) => (
          <label key={option.value} className={option.value === value ? 'on' : undefined}>
            <input
              type="radio"
              name={`${name}-${id}`}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.title}
              {option.example !== undefined && <small>{option.example}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One fact of the front door, with its help. What is answered can be taken back: an unknown fact is a fair answer here. */
export function StartQuestion(props: {
  readonly question: Question;
  readonly at: number;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly children?: ReactNode;
}) {
  const { question, at, value, onChange, children } = props;
  const words = useWords();
  const t = useT();
  const hint = (
    <>
      {question.help !== undefined && <span className="line-of">{t(question.help)}</span>}
      {question.example !== undefined && (
        <span className="eg">
          <b>{words.start.example}</b> {t(question.example)}
        </span>
      )}
    </>
  );
  return (
    <li>
      <span className="no" aria-hidden="true">
        {at}
      </span>
      <div>
        <Control question={question} hint={hint} value={value} onChange={onChange} />
        <p className="small quiet after">
          {question.why !== undefined && question.help === undefined && t(question.why)} <Marks marks={question.marks} />
          {value !== undefined && (
            <>
              {' '}
              <Button kind="bare" onClick={() => onChange(undefined)}>
                {words.start.unknown}
              </Button>
            </>
          )}
        </p>
        {children}
      </div>
    </li>
  );
}

function Control(props: {
  readonly question: Question;
  readonly hint: ReactNode;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}) {
  const { question, hint, value, onChange } = props;
  const words = useWords();
  const t = useT();
  if (question.type === 'choice' && !question.several) {
    const options = (question.options ?? []).map(({ value: one, title, help }) => ({
      value: one,
      title: t(title),
      ...(help !== undefined && { example: t(help) }),
    }));
    const chosen = typeof value === 'string' ? value : undefined;
    return <Pills legend={t(question.ask)} hint={hint} options={options} value={chosen} onChange={onChange} name={question.fact} />;
  }
  if (question.type === 'yes-no') {
    const options = [
      { value: 'yes', title: words.start.yes },
      { value: 'no', title: words.start.no },
    ];
    const chosen = typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined;
    return (
      <Pills
        legend={t(question.ask)}
        hint={hint}
        options={options}
        value={chosen}
        onChange={(next) => onChange(next === 'yes')}
        name={question.fact}
      />
    );
  }
  if (question.type === 'number')
    return (
      <NumberInput
        id={question.fact}
        label={<span className="qn">{t(question.ask)}</span>}
        help={hint}
        value={typeof value === 'number' ? value : null}
        onChange={onChange}
        min={numeric(question.min)}
        max={numeric(question.max)}
        step={numeric(question.step)}
        unit={question.unit === undefined ? undefined : t(question.unit)}
      />
    );
  return <AnswerField question={question} value={value} onChange={onChange} />;
}

const numeric = (value: unknown): number | undefined => (value === undefined ? undefined : Number(String(value)));
