import { type ReactNode, useId, useState } from 'react';
import { useWords } from './words.ts';

export interface SearchBoxProps {
  readonly label: string;
  readonly value?: string;
  readonly onSearch: (query: string) => void;
  readonly hint?: ReactNode;
  readonly button?: string;
  /** The page that answers, for readers whose scripts fail. */
  readonly action?: string;
  readonly name?: string;
}

export function SearchBox({ label, value = '', onSearch, hint, button, action = '', name = 'q' }: SearchBoxProps) {
  const words = useWords();
  const id = useId();
  const [typed, setTyped] = useState({ from: value, query: value });
  // A new address brings a new query; what is being typed gives way to it.
  const query = typed.from === value ? typed.query : value;
  return (
    <search>
      <form
        className="search"
        action={action === '' ? undefined : action}
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(query.trim());
        }}
      >
        <label className="sr" htmlFor={id}>
          {label}
        </label>
        <input
          id={id}
          type="search"
          name={name}
          value={query}
          autoComplete="off"
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => setTyped({ from: value, query: event.target.value })}
        />
        <button type="submit" className="btn">
          {button ?? words.search}
        </button>
      </form>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="quiet small hint-line">
          {hint}
        </p>
      )}
    </search>
  );
}
