export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** A stretch at one x that is named on the drawing: up from the axis to the curve, or from the curve up to the top. */
export interface CurveMark {
  readonly x: number;
  readonly y: number;
  readonly side: 'below' | 'above';
  readonly label: string;
}

export interface CurveProps {
  /** The finding, for who does not see the drawing. */
  readonly label: string;
  readonly points: readonly CurvePoint[];
  /** Where the axes end; both begin at zero. */
  readonly far: number;
  readonly most: number;
  readonly across: string;
  readonly up: string;
  readonly marks?: readonly CurveMark[];
  /** A number at an axis in words. */
  readonly tick: (value: number) => string;
}

const [width, height, left, right, top, base] = [400, 250, 48, 14, 46, 202];

/** One quantity against another, both from zero, one ink; what is named of it is red and labelled on the spot. */
export function Curve({ label, points, far, most, across, up, marks = [], tick }: CurveProps) {
  const x = (value: number): number => left + (value / far) * (width - left - right);
  const y = (value: number): number => base - (value / most) * (base - top);
  const at = ({ x: a, y: b }: CurvePoint): string => `${x(a).toFixed(1)} ${y(b).toFixed(1)}`;
  const risen = points.find((point) => y(point.y) < base - 24);
  return (
    <svg className="curve" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path className="bars-axis" d={`M${left} ${base}H${width - right}M${left} ${y(most)}H${width - right}`} />
      {[0, most / 2, most].map((value) => (
        <text key={value} x={left - 6} y={y(value) + 4} textAnchor="end">
          {tick(value)}
        </text>
      ))}
      {[0, 1, 2, 3, 4, 5].map((part) => (
        <text key={part} x={x((far * part) / 5)} y={base + 17} textAnchor={part === 5 ? 'end' : 'middle'}>
          {tick((far * part) / 5)}
        </text>
      ))}
      <text x={0} y={12}>
        {up}
      </text>
      <text x={width - right} y={height - 8} textAnchor="end">
        {across}
      </text>
      <path className="curve-line" d={`M${points.map(at).join('L')}`} />
      {marks.map((mark) => (
        <Stretch key={mark.label} mark={mark} x={x(mark.x)} y={y(mark.y)} risen={risen === undefined ? undefined : x(risen.x)} />
      ))}
    </svg>
  );
}

/**
 * Over the drawing the words have a line of their own. Under the curve they stand where it has risen above them, with a thread from there to the stretch.
 */
function Stretch(props: { readonly mark: CurveMark; readonly x: number; readonly y: number; readonly risen: number | undefined }) {
  const { mark, x, y, risen } = props;
  if (mark.side === 'above') {
    const edge = width - right;
    const [at, anchor] = x < roomFor ? [left, 'start' as const] : x > edge - roomFor ? [edge, 'end' as const] : [x, 'middle' as const];
    return (
      <g className="curve-mark">
        <path d={`M${x} ${y}V${top}`} />
        <circle cx={x} cy={y} r="3.5" />
        <text x={at} y={top - 7} textAnchor={anchor}>
          {mark.label}
        </text>
      </g>
    );
  }
  const beside = Math.max(x, risen ?? x) + 8;
  const line = risen === undefined ? y - 12 : base - 7;
  return (
    <g className="curve-mark">
      <path d={`M${x} ${y}V${base}`} />
      {beside > x + 12 && <path className="curve-thread" d={`M${x} ${(y + base) / 2}L${beside - 3} ${base - 11}`} />}
      <circle cx={x} cy={y} r="3.5" />
      <text x={beside} y={line}>
        {mark.label}
      </text>
    </g>
  );
}

/** Half of the longest words over the drawing. */
const roomFor = 130;
