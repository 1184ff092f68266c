import { Fragment, useId } from 'react';

export interface Bar {
  readonly key: string;
  readonly count: number;
  /** Beyond the bound; or not over yet, so drawn hatched. */
  readonly tone?: 'bad' | 'running';
}

export interface BarsProps {
  /** The finding, for who does not see the drawing. */
  readonly label: string;
  readonly bars: readonly Bar[];
  /** A line across: what was expected. */
  readonly expected?: { readonly at: number; readonly label: string };
  /** A dashed line across: the most that is not remarkable. */
  readonly bound?: { readonly at: number; readonly label: string };
  /** Index of the first bar of the amber window: what is judged. */
  readonly from?: number;
  readonly first: string;
  readonly last: string;
}

const [width, height, left, top, base] = [480, 136, 28, 16, 110];
/** Lines carry their words beside the drawing, where no bar stands. */
const gutter = 136;
/** Two labels stand at least so far apart. */
const apart = 18;

/** Counts in time: from zero, one ink, red only beyond the bound, what is not over yet hatched. */
export function Bars({ label, bars, expected, bound, from, first, last }: BarsProps) {
  const hatch = useId();
  const most = Math.max(1, bound?.at ?? 0, expected?.at ?? 0, ...bars.map(({ count }) => count));
  const end = width - (expected === undefined && bound === undefined ? 8 : gutter);
  const step = (end - left) / Math.max(1, bars.length);
  const x = (index: number): number => left + index * step;
  const y = (count: number): number => base - (count / most) * (base - top);
  // A bound hardly above what is expected: their words give way to each other.
  const push = expected === undefined || bound === undefined ? 0 : Math.max(0, apart - (y(expected.at) - y(bound.at))) / 2;
  const fill = (bar: Bar): string => (bar.tone === 'bad' ? 'var(--bad)' : bar.tone === 'running' ? `url(#${hatch})` : 'var(--ink-2)');
  return (
    <svg className="bars" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" className="bars-paper" />
          <rect width="2" height="4" className="bars-ink" />
        </pattern>
      </defs>
      {from !== undefined && <rect x={x(from)} y={top - 4} width={step} height={base - top + 4} className="bars-window" />}
      <line x1={left} x2={end} y1={base} y2={base} className="bars-axis" />
      <text x={left - 6} y={base + 4} textAnchor="end">
        0
      </text>
      <text x={left - 6} y={y(most) + 4} textAnchor="end">
        {Math.ceil(most)}
      </text>
      {bars.map((bar, index) => (
        <Fragment key={bar.key}>
          {bar.count > 0 && (
            <rect x={x(index) + step * 0.1} y={y(bar.count)} width={step * 0.8} height={base - y(bar.count)} fill={fill(bar)} />
          )}
        </Fragment>
      ))}
      {expected !== undefined && (
        <Across at={y(expected.at)} words={y(expected.at) + push} end={end} label={expected.label} className="bars-expected" />
      )}
      {bound !== undefined && <Across at={y(bound.at)} words={y(bound.at) - push} end={end} label={bound.label} className="bars-bound" />}
      <text x={left} y={height - 4}>
        {first}
      </text>
      <text x={end} y={height - 4} textAnchor="end">
        {last}
      </text>
    </svg>
  );
}

interface AcrossProps {
  readonly at: number;
  /** The middle of its words. */
  readonly words: number;
  readonly end: number;
  readonly label: string;
  readonly className: string;
}

function Across({ at, words, end, label, className }: AcrossProps) {
  return (
    <g className={className}>
      <path d={`M${left} ${at}H${end}`} />
      <text x={end + 6} y={words} dominantBaseline="middle">
        {label}
      </text>
    </g>
  );
}
