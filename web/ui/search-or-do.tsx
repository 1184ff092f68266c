import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { useWords } from './words.ts';

export interface Find {
  readonly id: string;
  readonly title: ReactNode;
  /** What it is: `case AS-2026-0117, due 2 April`. */
  readonly detail?: ReactNode;
  readonly keys?: string | undefined;
}

export interface SearchOrDoProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly finds: readonly Find[];
  readonly busy?: boolean;
  readonly onChoose: (find: Find) => void;
}

/** One box for everything that can be found or ordered. Arrow keys move, Enter opens, Esc closes. */
export function SearchOrDo(props: SearchOrDoProps) {
  const words = useWords();
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words.searchOrDo} className="palette">
      <Finder {...props} />
    </Dialog>
  );
}

/** The combobox itself, without its dialog. */
export function Finder({ query, onQuery, finds, busy = false, onChoose, onClose }: Omit<SearchOrDoProps, 'open'>) {
  const words = useWords();
  const id = useId();
  const [at, setAt] = useState(0);
  const current = Math.min(at, finds.length - 1);
  const idOf = (index: number) => `${id}-${index}`;
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, current]);
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && finds.length > 0) {
      event.preventDefault();
      setAt((current + move + finds.length) % finds.length);
    }
    if (event.key === 'Home' && event.ctrlKey) setAt(0);
    const chosen = finds[current];
    if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onClose();
      onChoose(chosen);
    }
  };
  const none = query.trim() !== '' && !busy && finds.length === 0;
  return (
    <div className="finder">
      <label className="sr" htmlFor={id}>
        {words.searchOrDo}
      </label>
      <input
        id={id}
        type="text"
        role="combobox"
        // biome-ignore lint/a11y/noAutofocus: the reader asked for this box by key or press; the dialog gives the focus back.
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={query}
        aria-autocomplete="list"
        aria-expanded={finds.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={finds.length > 0 ? idOf(current) : undefined}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          setAt(0);
          onQuery(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={words.searchOrDo} hidden={finds.length === 0}>
        {finds.map((find, index) => (
          <div
            key={find.id}
            id={idOf(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={index === current ? 'on' : undefined}
            onPointerMove={() => setAt(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              onClose();
              onChoose(find);
            }}
            onKeyDown={onKeyDown}
          >
            <span>
              <b>{find.title}</b> {find.detail !== undefined && <span className="quiet">{find.detail}</span>}
            </span>
            <kbd>{index === current ? 'Enter' : find.keys}</kbd>
          </div>
        ))}
      </div>
      <p id={`${id}-hint`} className="quiet small">
        {none ? words.nothingFound(query) : words.searchHint}
      </p>
      <p className="sr" role="status">
        {busy ? words.searching : query.trim() === '' ? '' : none ? words.nothingFound(query) : words.found(finds.length)}
      </p>
    </div>
  );
}
