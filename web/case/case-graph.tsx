import { useId } from 'react';
import { Link, useFormat, useSay, useT } from '#web/ui';
import type { CaseGraphShown, GraphNode, Tone } from './shapes.ts';
import { StatusMark } from './state-mark.tsx';
import { useWords } from './words.ts';

export interface CaseGraphProps {
  readonly graph: CaseGraphShown;
  /** Until when an open case is drawn. */
  readonly now: string;
  /** Where a case leads anyone who reads; as the server says, if missing. */
  readonly hrefOf?: (node: GraphNode['case']) => string | undefined;
}

const row = 26;
const [left, right, width] = [34, 344, 360] as const;

/** Cases about one subject over time: a line a case, from its opening to its end, under the case that it hangs on. The list below says the same. */
export function CaseGraph({ graph, now, hrefOf = ({ href }) => href }: CaseGraphProps) {
  const words = useWords();
  const format = useFormat();
  const say = useSay();
  return (
    <div className="case-graph">
      <Drawing graph={graph} now={now} />
      <ol className="graph-list">
        {graph.nodes.map((node, index) => {
          const { case: one, under, link, here } = node;
          // Nobody is led to where they are.
          const href = here === true ? undefined : hrefOf(one);
          return (
            <li key={one.number} aria-current={here === true ? 'true' : undefined}>
              <span className="graph-no num" aria-hidden="true">
                {index + 1}
              </span>
              <span>
                {href === undefined ? (
                  <span className="num">{one.number}</span>
                ) : (
                  <Link className="num" href={href}>
                    {one.number}
                  </Link>
                )}{' '}
                {say(one.procedure.title)} {here === true && <b>{words.hereCase}</b>}{' '}
                {under !== undefined && <span className="quiet">{words.hangs[link ?? 'child'](graph.nodes[under]!.case.number)}</span>}
              </span>
              <StatusMark status={one.status} />
              <span className="quiet num">{format.dateSpan(one.opened, one.ended, now)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function Drawing({ graph: { nodes, sentence }, now }: Omit<CaseGraphProps, 'hrefOf'>) {
  const format = useFormat();
  const t = useT();
  const hatch = useId();
  const days = nodes.flatMap(({ case: one }) => [one.opened, ...(one.ended === undefined ? [] : [one.ended])]).toSorted();
  const first = days[0]!;
  const last = [days.at(-1)!, now].toSorted()[1]!;
  const span = Math.max(1, dayOf(last) - dayOf(first));
  const at = (day: string): number => left + ((right - left) * (dayOf(day) - dayOf(first))) / span;
  const high = nodes.length * row;
  return (
    <svg viewBox={`0 0 ${width} ${high + 24}`} role="img" aria-label={t(sentence)}>
      <defs>
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2" height="4" className="graph-hatch" />
        </pattern>
      </defs>
      <path className="graph-axis" d={`M${left} ${high}H${right}`} />
      {nodes.map(({ case: one, under, link, here }, index) => {
        const y = index * row + row / 2;
        const [from, to] = [at(one.opened), at(one.ended ?? last)];
        return (
          <g key={one.number}>
            {under !== undefined && <path className={`graph-link ${link ?? 'child'}`} d={`M${from} ${under * row + row / 2}V${y}`} />}
            <text x="0" y={y + 4} className={here === true ? 'graph-text here' : 'graph-text'}>
              {index + 1}
            </text>
            <path className={one.ended === undefined ? 'graph-life open' : 'graph-life'} d={`M${from} ${y}H${to}`} />
            <path className="graph-start" d={`M${from} ${y - 5}V${y + 5}`} />
            <Shape tone={one.status.tone} x={to} y={y} hatch={`url(#${hatch})`} />
          </g>
        );
      })}
      <text x={left} y={high + 17} className="graph-text">
        {format.longDate(first)}
      </text>
      <text x={right} y={high + 17} textAnchor="end" className="graph-text">
        {format.longDate(last)}
      </text>
    </svg>
  );
}

/** The same shapes as beside the word of a state. */
function Shape({ tone, x, y, hatch }: { readonly tone: Tone; readonly x: number; readonly y: number; readonly hatch: string }) {
  switch (tone) {
    case 'in-force':
      return <circle cx={x} cy={y} r="6" className="graph-good" />;
    case 'waiting':
      return <rect x={x - 5.5} y={y - 5.5} width="11" height="11" fill={hatch} className="graph-wait" />;
    case 'warning':
      return <path d={`M${x} ${y - 7}L${x + 7} ${y + 6}H${x - 7}Z`} className="graph-bad" />;
    case 'to-come':
      return <circle cx={x} cy={y} r="5" className="graph-todo" />;
    case 'ended':
      return <rect x={x - 5} y={y - 5} width="10" height="10" className="graph-ended" />;
  }
}

const dayOf = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000;
