import { type ReactNode, useId } from 'react';
import { useWords } from './words.ts';

export interface Choice {
  readonly value: string;
  readonly title: ReactNode;
  /** One line under the choice that makes it concrete. */
  readonly example?: ReactNode;
}

interface GroupLook {
  readonly legend: ReactNode;
  readonly hideLegend?: boolean | undefined;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  /** Of the first choice, so that a list of errors can lead to it. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

function Group({ legend, hideLegend, help, error, id, children }: GroupLook & { readonly id: string; readonly children: ReactNode }) {
  return (
    <fieldset className={error === undefined ? 'group' : 'group wrong'} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className={hideLegend === true ? 'sr' : undefined}>{legend}</legend>
      {help !== undefined && <div className="quiet hint">{help}</div>}
      {children}
      {error !== undefined && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface RowsProps extends GroupLook {
  readonly options: readonly Choice[];
}

/** Choices over the full width, one a row. */
export function RadioRows({
  options,
  value,
  onChange,
  ...look
}: RowsProps & { readonly value: string | null; readonly onChange: (value: string) => void }) {
  const made = useId();
  const id = look.id ?? made;
  return (
    <Group {...look} id={id}>
      {options.map((option, index) => (
        <Row
          key={option.value}
          type="radio"
          id={index === 0 ? id : `${id}-${index}`}
          name={look.name ?? id}
          option={option}
          on={value === option.value}
          onPick={() => onChange(option.value)}
        />
      ))}
    </Group>
  );
}

/** The same, where several may hold. */
export function CheckRows({
  options,
  value,
  onChange,
  ...look
}: RowsProps & { readonly value: readonly string[]; readonly onChange: (value: readonly string[]) => void }) {
  const made = useId();
  const id = look.id ?? made;
  const toggle = (one: string) =>
    onChange(options.map((option) => option.value).filter((known) => (known === one ? !value.includes(one) : value.includes(known))));
  return (
    <Group {...look} id={id}>
      {options.map((option, index) => (
        <Row
          key={option.value}
          type="checkbox"
          id={index === 0 ? id : `${id}-${index}`}
          name={look.name ?? id}
          option={option}
          on={value.includes(option.value)}
          onPick={() => toggle(option.value)}
        />
      ))}
    </Group>
  );
}

function Row(props: {
  readonly type: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly option: Choice;
  readonly on: boolean;
  readonly onPick: () => void;
}) {
  const { type, id, name, option, on, onPick } = props;
  const hasExample = option.example !== undefined;
  return (
    <div className={on ? 'opt on' : 'opt'}>
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={on}
        onChange={onPick}
        aria-describedby={hasExample ? `${id}-d` : undefined}
      />
      <label htmlFor={id}>{option.title}</label>
      {hasExample && <p id={`${id}-d`}>{option.example}</p>}
    </div>
  );
}

/** Two words on one line. */
export function YesNo({
  value,
  onChange,
  ...look
}: GroupLook & { readonly value: boolean | null; readonly onChange: (value: boolean) => void }) {
  const words = useWords();
  const made = useId();
  const id = look.id ?? made;
  return (
    <Group {...look} id={id}>
      <div className="yes-no">
        {([true, false] as const).map((answer) => (
          <label key={String(answer)} className={value === answer ? 'on' : undefined}>
            <input
              type="radio"
              id={answer ? id : `${id}-no`}
              name={look.name ?? id}
              checked={value === answer}
              onChange={() => onChange(answer)}
            />
            {answer ? words.yes : words.no}
          </label>
        ))}
      </div>
    </Group>
  );
}

export interface FilterOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly count?: ReactNode;
}

/** A column of small boxes with counts: the filters of a register. */
export function FilterList(props: {
  readonly legend: string;
  readonly options: readonly FilterOption[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}) {
  const { legend, options, value, onChange } = props;
  return (
    <fieldset className="filter">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={value.includes(option.value)}
            onChange={(event) =>
              onChange(event.target.checked ? [...value, option.value] : value.filter((other) => other !== option.value))
            }
          />
          {option.label}
          {option.count !== undefined && <span>{option.count}</span>}
        </label>
      ))}
    </fieldset>
  );
}
