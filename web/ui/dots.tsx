import { useFormat } from './use-format.ts';

export interface DotsProps {
  readonly hits: number;
  readonly of?: number;
  /** What one dot is; the finding, for those who cannot see the drawing. */
  readonly label?: string;
}

/** Natural frequencies as people: filled where it held, ringed red where it did not. */
export function Dots({ hits, of = 100, label }: DotsProps) {
  const format = useFormat();
  return (
    <span className="dots" role="img" aria-label={label ?? format.outOf(hits, of)}>
      {Array.from({ length: of }, (_, index) => (
        <i key={index} className={index < hits ? undefined : 'o'} />
      ))}
    </span>
  );
}
