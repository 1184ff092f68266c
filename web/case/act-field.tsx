import { DateInput, RadioRows, TextInput, useT, type Words } from '#web/ui';
import type { Question } from './shapes.ts';
import { useWords } from './words.ts';

interface ActFieldProps {
  readonly question: Question;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error?: Words;
  readonly heading?: React.ReactNode;
  readonly id?: string;
}

/** What another body did: which body, what document, under which number, on which day. It counts once all four are there. */
export function ActField({ question, value, onChange, error, heading, id = question.fact }: ActFieldProps) {
  const t = useT();
  const words = useWords().act;
  const act = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const only = question.options?.length === 1 ? question.options[0]!.value : undefined;
  const told = (name: string): string => (typeof act[name] === 'string' ? act[name] : '');
  const give = (name: string, given: string): void => {
    const next = { ...(only === undefined ? {} : { body: only }), ...act, [name]: given };
    const isEmpty = ['document', 'number', 'day'].every((each) => (next[each as keyof typeof next] ?? '') === '');
    onChange(isEmpty ? undefined : next);
  };
  const bodies = (question.options ?? []).map((option) => ({ value: option.value, title: t(option.title) }));
  return (
    <fieldset id={id} className="stack">
      <legend>{heading ?? t(question.ask)}</legend>
      {only === undefined ? (
        <RadioRows
          id={`${id}-body`}
          legend={words.body}
          options={bodies}
          value={told('body') || null}
          onChange={(body) => give('body', body)}
        />
      ) : (
        <p>{bodies[0]!.title}</p>
      )}
      <TextInput
        id={`${id}-document`}
        label={words.document}
        error={typeof error === 'object' && error !== null && 'en' in error ? t(error) : error}
        value={told('document')}
        onChange={(document) => give('document', document)}
        maxLength={200}
      />
      <TextInput
        id={`${id}-number`}
        label={words.number}
        value={told('number')}
        onChange={(number) => give('number', number)}
        maxLength={200}
      />
      <DateInput id={`${id}-day`} label={words.day} value={told('day') || null} onChange={(day) => give('day', day ?? '')} />
    </fieldset>
  );
}
