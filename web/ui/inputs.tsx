import { type HTMLInputAutoCompleteAttribute, type ReactNode, useState } from 'react';
import { Field, type FieldLook } from './field.tsx';
import { actDate } from './format.ts';
import { useLang } from './lang.tsx';
import { useWords } from './words.ts';

export interface TextInputProps extends FieldLook {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'password';
  /** More than one line. */
  readonly lines?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly lang?: string | undefined;
}

export function TextInput({ value, onChange, type = 'text', lines, maxLength, autoComplete = 'off', lang, ...look }: TextInputProps) {
  return (
    <Field {...look}>
      {(ids) =>
        lines === undefined ? (
          <input
            {...ids}
            type={type}
            name={look.name}
            value={value}
            maxLength={maxLength}
            autoComplete={autoComplete}
            lang={lang}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <textarea
            {...ids}
            name={look.name}
            rows={lines}
            value={value}
            maxLength={maxLength}
            lang={lang}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

export interface NumberInputProps extends FieldLook {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  /** Stands behind the box: `people a year`. */
  readonly unit?: ReactNode;
}

export function NumberInput({ value, onChange, min, max, step, unit, ...look }: NumberInputProps) {
  // What is being typed may not be a number yet (`1.`, `-`): it is kept as typed as long as it means the same.
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const shown = asNumber(typed) === value ? typed : value === null ? '' : String(value);
  return (
    <Field {...look}>
      {(ids) => (
        <span className="with-unit">
          <input
            {...ids}
            type="number"
            inputMode="decimal"
            name={look.name}
            value={shown}
            min={min}
            max={max}
            step={step ?? 'any'}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange(asNumber(event.target.value));
            }}
            onWheel={(event) => event.currentTarget.blur()}
          />
          {unit !== undefined && <span className="unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

const asNumber = (typed: string): number | null => {
  const value = Number(typed);
  return typed.trim() === '' || Number.isNaN(value) ? null : value;
};

export interface DateInputProps extends FieldLook {
  /** `2026-04-02`, or null. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
}

/** The platform's own; below it the chosen day in words, with its weekday. */
export function DateInput({ value, onChange, min, max, ...look }: DateInputProps) {
  const lang = useLang();
  return (
    <Field {...look}>
      {(ids) => (
        <span className="with-unit">
          <input
            {...ids}
            type="date"
            name={look.name}
            value={value ?? ''}
            min={min}
            max={max}
            onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          />
          <output className="unit" htmlFor={ids.id}>
            {value === null ? '' : actDate(value, lang)}
          </output>
        </span>
      )}
    </Field>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends FieldLook {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly options: readonly Option[];
  /** Offers "nothing chosen" under these words; without it one of the options always holds. */
  readonly empty?: string | boolean | undefined;
}

export function Select({ value, onChange, options, empty, ...look }: SelectProps) {
  const words = useWords();
  return (
    <Field {...look}>
      {(ids) => (
        <select
          {...ids}
          name={look.name}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        >
          {(value === null || empty) && <option value="">{typeof empty === 'string' ? empty : words.choose}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
