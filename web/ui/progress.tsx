import { type ReactNode, useId, useState } from 'react';
import { Button } from './button.tsx';
import { useWords } from './words.ts';

export interface ProgressProps {
  readonly value: number;
  readonly max: number;
  /** What is being done: `Proving 39 promises: 23 done, about 2 s left`. */
  readonly label: ReactNode;
  readonly onCancel?: (() => void) | undefined;
}

/** n of N. It never runs backwards: where a count is put right, the bar waits. */
export function Progress({ value, max, label, onCancel }: ProgressProps) {
  const words = useWords();
  const id = useId();
  const [furthest, setFurthest] = useState(value);
  if (value > furthest) setFurthest(value);
  const shown = Math.min(Math.max(value, furthest), max);
  return (
    <div className="progress">
      <p id={id} className="small">
        {label}
      </p>
      <div className="line">
        <div className="bar" role="progressbar" aria-labelledby={id} aria-valuemin={0} aria-valuemax={max} aria-valuenow={shown}>
          <i style={{ width: `${max === 0 ? 0 : (shown / max) * 100}%` }} />
        </div>
        {onCancel !== undefined && (
          <Button kind="bare" onClick={onCancel}>
            {words.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}
