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

const [width, height, left, right, top, base] = [400, 226, 44, 14, 26, 180];

/** One quantity against another, both from zero, one ink; what is named of it is red and labelled on the spot. */
export function Curve({ label, points, far, most, across, up, marks = [], tick }: CurveProps) {
  const x = (value: number): number => left + (value / far) * (width - left - right);
  const y = (value: number): number => base - (value / most) * (base - top);
  const at = ({ x: a, y: b }: CurvePoint): string => `${x(a).toFixed(1)} ${y(b).toFixed(1)}`;
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
        <Stretch key={mark.label} mark={mark} x={x(mark.x)} y={y(mark.y)} />
      ))}
    </svg>
  );
}

/** The words stand where the curve is not: under it to the right of the first, above it to the left of the other, unless there is no room. */
function Stretch({ mark, x, y }: { readonly mark: CurveMark; readonly x: number; readonly y: number }) {
  const below = mark.side === 'below';
  const toRight = below ? x < width * 0.6 : x < width * 0.45;
  return (
    <g className="curve-mark">
      <path d={`M${x} ${y}V${below ? base : top}`} />
      <circle cx={x} cy={y} r="3.5" />
      <text x={x + (toRight ? 8 : -8)} y={below ? base - 7 : top + 14} textAnchor={toRight ? 'start' : 'end'}>
        {mark.label}
      </text>
    </g>
  );
}
