import { useFormat } from '#web/ui';
import { useWords } from './words.ts';

export interface BoxesProps {
  readonly used: number;
  readonly of: number;
  /** The finding, for those who cannot see the drawing. */
  readonly label: string;
}

/** So many boxes can be told apart; above it one box stands for several. */
const most = 400;

/** One box a unit: black used, empty left. */
export function Boxes({ used, of, label }: BoxesProps) {
  const words = useWords();
  const format = useFormat();
  const each = Math.max(1, Math.ceil(of / most));
  const boxes = Math.ceil(of / each);
  const full = Math.floor(used / each);
  return (
    <>
      <span className={of <= 12 ? 'bx few' : 'bx'} role="img" aria-label={label}>
        {Array.from({ length: boxes }, (_, index) => (
          <i key={index} className={index < full ? 'u' : index === full && used % each > 0 ? 'u half-u' : undefined} />
        ))}
      </span>
      {each > 1 && <p className="small quiet">{words.boxOf(format.number(each))}</p>}
    </>
  );
}
