import { type Mark, Marks } from '#web/law';
import { type Column, Curve, type CurveMark, Details, Table, type Text, useFormat, useSay, useT } from '#web/ui';
import { useWords } from './words.ts';

export interface StopRulePoint {
  readonly harm: number;
  readonly stops: number;
  readonly ends: number;
  readonly people: number;
}

export interface StopRuleShown {
  readonly acceptable?: number;
  readonly unacceptable?: number;
  readonly sentences: readonly Text[];
  readonly label: Text;
  readonly curve: readonly StopRulePoint[];
  readonly far: number;
  readonly table: readonly StopRulePoint[];
  readonly assumes: Text;
  readonly recorded?: { readonly text: string; readonly digest: string };
  readonly marks: readonly Mark[];
}

/** How often a rule for stopping errs, both ways: in words, drawn, and as a table. */
export function StopRule({ rule, labelledBy }: { readonly rule: StopRuleShown; readonly labelledBy?: string }) {
  const words = useWords().stopRule;
  const say = useSay();
  return (
    <div className="stop-rule">
      <ul className="because">
        {rule.sentences.map((sentence, at) => (
          <li key={sentence.en}>
            {say(sentence)} {at === rule.sentences.length - 1 && <Marks marks={rule.marks} />}
          </li>
        ))}
      </ul>
      <Drawn rule={rule} />
      <Details className="small" summary={words.table}>
        <Points rule={rule} labelledBy={labelledBy} />
      </Details>
      {rule.recorded !== undefined && (
        <Details className="small" summary={words.recorded}>
          <p className="quiet">{words.digest}</p>
          <p>
            <code>{rule.recorded.text}</code>
          </p>
          <p>
            <code>{rule.recorded.digest}</code>
          </p>
        </Details>
      )}
      <p className="small quiet">{say(rule.assumes)}</p>
    </div>
  );
}

function Drawn({ rule }: { readonly rule: StopRuleShown }) {
  const words = useWords().stopRule;
  const format = useFormat();
  const t = useT();
  const at = (harm: number | undefined) => rule.table.find((point) => point.harm === harm);
  const [fine, grave] = [at(rule.acceptable), at(rule.unacceptable)];
  const marks: readonly CurveMark[] = [
    ...(fine === undefined
      ? []
      : [{ x: fine.harm, y: fine.stops, side: 'below' as const, label: words.needless(format.number(Math.round(fine.stops))) }]),
    ...(grave === undefined
      ? []
      : [{ x: grave.harm, y: grave.stops, side: 'above' as const, label: words.missed(format.number(Math.round(grave.ends))) }]),
  ];
  return (
    <Curve
      label={t(rule.label)}
      points={rule.curve.map(({ harm, stops }) => ({ x: harm, y: stops }))}
      far={rule.far}
      most={1000}
      across={words.across}
      up={words.up}
      marks={marks}
      tick={(value) => format.number(Number(value.toPrecision(3)))}
    />
  );
}

function Points({ rule, labelledBy }: { readonly rule: StopRuleShown; readonly labelledBy: string | undefined }) {
  const words = useWords().stopRule;
  const format = useFormat();
  const whole = (value: number) => format.number(Math.round(value));
  // What is rare is not never, and nearly all not all.
  const of1000 = (value: number) =>
    value > 0 && value < 0.5 ? words.below('1') : value < 1000 && value >= 999.5 ? words.above(format.number(999)) : whole(value);
  const columns: readonly Column<StopRulePoint>[] = [
    { key: 'harm', head: words.harm, names: true, number: true, cell: ({ harm }) => words.ofHundred(String(Number(harm.toPrecision(4)))) },
    { key: 'stops', head: words.stops, label: words.stops, right: true, number: true, cell: ({ stops }) => of1000(stops) },
    { key: 'ends', head: words.ends, label: words.ends, right: true, number: true, cell: ({ ends }) => of1000(ends) },
    { key: 'people', head: words.people, label: words.people, right: true, number: true, cell: ({ people }) => whole(people) },
  ];
  return (
    <Table
      caption={words.caption}
      columns={columns}
      rows={rule.table}
      rowKey={({ harm }) => String(harm)}
      {...(labelledBy === undefined ? { label: words.table } : { labelledBy })}
    />
  );
}
