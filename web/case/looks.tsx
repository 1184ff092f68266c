import { useFormat } from '#web/ui';
import type { TrialLook } from './shapes.ts';
import { useWords } from './words.ts';

/** A row is a look: one box a person, a red triangle a harm; its end says harms so far of the number that would stop it. */
export function Looks({ rows, now }: { readonly rows: readonly TrialLook[]; readonly now?: string | undefined }) {
  const words = useWords().looks;
  const format = useFormat();
  // One scale for all rows, so that a row twice as long is twice as many people.
  const widest = Math.max(...rows.map(({ of }) => of), 1);
  const each = Math.max(1, Math.ceil(widest / mostInARow));
  return (
    <ol className="looks">
      {rows.map((row) => {
        const crossed = row.harms !== undefined && row.harms >= row.stops;
        const end = row.harms === undefined ? words.toCome(row.stops) : words.of(row.harms, row.stops);
        const when =
          row.on === undefined ? (row.harms === undefined ? undefined : words.at(format.number(row.at))) : format.shortDate(row.on, now);
        return (
          <li key={row.at} className={row.harms === undefined ? 'quiet' : undefined}>
            <Row row={row} each={each} widest={widest} label={words.label(format.number(row.at), end, when)} />
            <span aria-hidden="true">
              <b className={crossed ? 't-bad' : undefined}>{end}</b> {when !== undefined && <span className="quiet nb">{when}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** So many boxes fit beside each other; above it one box stands for several. */
const mostInARow = 60;

function Row(props: { readonly row: TrialLook; readonly each: number; readonly widest: number; readonly label: string }) {
  const { row, each, widest, label } = props;
  const harmed = new Set(row.harmAt.map((place) => Math.ceil(place / each) - 1));
  return (
    <span
      className="look"
      role="img"
      aria-label={label}
      style={{ gridTemplateColumns: `repeat(${Math.ceil(widest / each)}, minmax(0, 1rem))` }}
    >
      {Array.from({ length: Math.ceil(row.of / each) }, (_, at) => (
        <i key={at} className={harmed.has(at) ? 'h' : at < Math.ceil(row.used / each) ? 'u' : undefined} />
      ))}
    </span>
  );
}
