import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from './words.ts';

export interface FieldLook {
  readonly label: ReactNode;
  readonly hideLabel?: boolean | undefined;
  /** Stands above the control, so that it is read before one answers. */
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  readonly optional?: boolean | undefined;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

export interface ControlIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required'?: true | undefined;
}

/** Label, help, control, error: in this order, and tied together for those who hear them. */
export function Field({ children, ...look }: FieldLook & { readonly children: (ids: ControlIds) => ReactNode }) {
  const words = useWords();
  const made = useId();
  const id = look.id ?? made;
  const { help, error } = look;
  const describedBy = [help === undefined ? '' : `${id}-help`, error === undefined ? '' : `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`field${error === undefined ? '' : ' wrong'}`}>
      <label htmlFor={id} className={look.hideLabel === true ? 'sr' : undefined}>
        {look.label}
        {look.optional === true && <span className="quiet opt-word"> {words.optional}</span>}
      </label>
      {help !== undefined && (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {error !== undefined && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
    </div>
  );
}

export interface Wrong {
  /** The `id` of the field. */
  readonly field: string;
  readonly text: string;
}

/** Everything that is wrong with a form, at its top; each line leads to its field. Takes the focus when it appears. */
export function ErrorList({ errors }: { readonly errors: readonly Wrong[] }) {
  const words = useWords();
  const place = useRef<HTMLDivElement>(null);
  const count = errors.length;
  useEffect(() => {
    if (count > 0) place.current?.focus();
  }, [count]);
  if (count === 0) return null;
  return (
    <div className="note bad errors" role="alert" tabIndex={-1} ref={place}>
      <p>
        <b>{words.correct(count)}</b>
      </p>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
