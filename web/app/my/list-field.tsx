import { QuestionField } from '#web/case';
import { Button, useSay, useT } from '#web/ui';
import { useWords } from '../words/index.ts';
import type { AnswerFieldProps } from './answer-props.ts';

type Row = Readonly<Record<string, unknown>>;

/** Several things of the same kind: a row each, added and taken away by a button. */
export function ListField({ question, value, onChange, error, heading, id = question.fact }: AnswerFieldProps) {
  const words = useWords();
  const say = useSay();
  const t = useT();
  const rows = Array.isArray(value) && value.length > 0 ? (value as readonly Row[]) : [{}];
  const columns = question.columns ?? [];
  const change = (at: number, row: Row) => onChange(rows.map((other, index) => (index === at ? row : other)));
  const said =
    error === undefined ? undefined : typeof error === 'object' && error !== null && 'en' in error && 'zh' in error ? t(error) : error;
  return (
    <fieldset className={said === undefined ? 'group' : 'group wrong'} id={id} tabIndex={-1}>
      <legend>{heading ?? t(question.ask)}</legend>
      {question.help !== undefined && <div className="quiet hint">{say(question.help)}</div>}
      {rows.map((row, at) => (
        <fieldset key={at} className="list-row">
          <legend className="small quiet">{words.wizard.rowOf(at + 1)}</legend>
          {columns.map((column) => (
            <QuestionField
              key={column.fact}
              id={`${id}-${at}-${column.fact}`}
              question={column}
              value={row[column.fact]}
              onChange={(next) => change(at, { ...row, [column.fact]: next })}
            />
          ))}
          {rows.length > 1 && (
            <Button kind="bare" onClick={() => onChange(rows.filter((_, index) => index !== at))}>
              {words.wizard.removeRow(at + 1)}
            </Button>
          )}
        </fieldset>
      ))}
      <Button kind="second" onClick={() => onChange([...rows, {}])}>
        {words.wizard.addRow}
      </Button>
      {said !== undefined && <p className="error">{said}</p>}
    </fieldset>
  );
}
