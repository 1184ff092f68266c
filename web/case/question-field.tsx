import { CheckRows, type Choice, DateInput, FileInput, NumberInput, RadioRows, Select, TextInput, useT, type Words, YesNo } from '#web/ui';
import { ActField } from './act-field.tsx';
import type { Question } from './shapes.ts';
import { useWords } from './words.ts';

export interface QuestionFieldProps {
  readonly question: Question;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error?: Words;
  /** In place of the question's own words: `<h1>` in the wizard. */
  readonly heading?: React.ReactNode;
  readonly id?: string;
  /** What a question of type `case` may be answered with. */
  readonly cases?: readonly { readonly value: string; readonly label: string }[];
  /** Chosen files; they are sent on their own, and the fact keeps their digest. */
  readonly files?: readonly File[];
  readonly onFiles?: (files: readonly File[]) => void;
}

const numeric = (value: unknown): number | undefined =>
  value === undefined || value === null || value === '' ? undefined : Number(String(value));

/** A question as the control that fits it. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, value, onChange, heading, id = question.fact, cases = [], files = [], onFiles = () => undefined } = props;
  const t = useT();
  const words = useWords();
  const say = (words: Words | undefined) => (typeof words === 'object' && words !== null && 'en' in words ? t(words) : words);
  const asked = heading ?? t(question.ask);
  const help =
    question.help === undefined && question.example === undefined ? undefined : (
      <>
        {question.help !== undefined && t(question.help)}
        {question.example !== undefined && (
          <span className="eg">
            <b>{words.example}</b> {t(question.example)}
          </span>
        )}
      </>
    );
  const error = props.error === undefined ? undefined : say(props.error);
  const group = { id, legend: asked, help, error };
  const field = { id, label: asked, help, error, optional: question.optional, name: question.fact };
  const choices: readonly Choice[] = (question.options ?? []).map((option) => ({
    value: option.value,
    title: t(option.title),
    example: option.help === undefined ? undefined : t(option.help),
  }));
  switch (question.type) {
    case 'choice':
      return question.several ? (
        <CheckRows {...group} options={choices} value={Array.isArray(value) ? value.map(String) : []} onChange={onChange} />
      ) : (
        <RadioRows {...group} options={choices} value={typeof value === 'string' ? value : null} onChange={onChange} />
      );
    case 'yes-no':
      return <YesNo {...group} value={typeof value === 'boolean' ? value : null} onChange={onChange} />;
    case 'number':
      return (
        <NumberInput
          {...field}
          value={numeric(value) ?? null}
          onChange={onChange}
          min={numeric(question.min)}
          max={numeric(question.max)}
          step={numeric(question.step)}
          unit={question.unit === undefined ? undefined : t(question.unit)}
        />
      );
    case 'date':
      return (
        <DateInput
          {...field}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
          min={textOf(question.min)}
          max={textOf(question.max)}
        />
      );
    case 'file':
      return (
        <FileInput
          {...field}
          files={files}
          onChange={onFiles}
          several={question.several}
          accept={question.accept}
          maxBytes={question.maxSize === undefined ? undefined : question.maxSize * 1_000_000}
        />
      );
    case 'case':
      return (
        <Select {...field} value={typeof value === 'string' ? value : null} onChange={onChange} options={cases} empty={question.optional} />
      );
    case 'act':
      return <ActField {...props} />;
    case 'text':
    case 'list':
      return (
        <TextInput
          {...field}
          value={textOf(value) ?? ''}
          onChange={onChange}
          lines={(question.maxSize ?? 0) > 200 ? 4 : undefined}
          maxLength={question.maxSize}
        />
      );
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
