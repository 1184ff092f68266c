import { type FactText, factOf, valueAsWritten } from './facts.ts';
import { parseTests } from './feel-parse.ts';
import { anyTest, equal, type Names, type Val } from './feel-run.ts';
import { compareRatio, isRatio, plus, type Ratio, ratio } from './number.ts';
import { at, elementIn, isYes, type LawText, membersOf, type Raw, textOf, textsOf } from './text.ts';

/** What a table says of some facts. */
export interface TableAnswer {
  /** Null where it does not say: an answer is missing, or the table contradicts itself. */
  readonly value: Val;
  /** Ids in the order of the answer; nothing where the table does not say. */
  readonly fired: readonly string[] | null;
  readonly refused?: 'twoRules' | 'noRule';
}

interface Row {
  readonly id: string;
  readonly when: readonly (readonly [string, Raw])[];
  readonly then: Val;
  /** True fires, false does not, null could. */
  readonly stands: boolean | null;
}

/** Reads a table from its text and matches it, row by row and cell by cell (pack language, section 5). */
export const decideTable = (law: LawText, name: string, readFact: (fact: string) => Val, names: Names): TableAnswer => {
  const { raw } = law.tables.get(name)!;
  const hit = (textOf(at(raw, 'hit')) ?? 'unique').trim().replace(/\s+/g, '-');
  const complete = textOf(at(raw, 'complete')) === undefined || isYes(at(raw, 'complete'));
  const output = factOf(law, textOf(at(raw, 'decides'))!);
  const rows = rowsOf(law, name, output, hit, readFact, names);
  const fired = rows.filter(({ stands }) => stands === true);
  const could = rows.filter(({ stands }) => stands === null);
  const idsOf = (some: readonly Row[]): readonly string[] => some.map(({ id }) => id);
  const unknown: TableAnswer = { value: null, fired: null };
  const nothing = (): TableAnswer => {
    if (!complete) return { value: null, fired: [] };
    const lacks = rows.some(({ when }) => when.some(([fact, cell]) => cell !== '-' && readFact(fact) === null));
    return lacks ? unknown : { ...unknown, refused: 'noRule' };
  };
  if (/^(collect|rule-order|output-order)/.test(hit)) {
    if (could.length > 0) return unknown;
    if (fired.length === 0 && complete) return nothing();
    const ordered = hit === 'output-order' ? byPriority(fired, output) : fired;
    return {
      value: gathered(
        hit,
        ordered.map(({ then }) => then),
      ),
      fired: idsOf(ordered),
    };
  }
  if (fired.length === 0) return could.length > 0 ? unknown : nothing();
  const said = ({ then }: Row): Val => (output.several && !Array.isArray(then) ? [then] : then);
  if (hit === 'unique' || hit === 'any') {
    const agree = hit === 'any' ? fired.every(({ then }) => equal(then, fired[0]!.then) === true) : fired.length === 1;
    return agree ? { value: said(fired[0]!), fired: idsOf(fired) } : { ...unknown, refused: 'twoRules' };
  }
  const order = hit === 'priority' ? byPriority(rows, output) : rows;
  for (const row of order) {
    if (row.stands === true) return { value: said(row), fired: [row.id] };
    const winner = order.find(({ stands }) => stands === true)!;
    if (row.stands === null && (hit === 'first' || equal(row.then, winner.then) !== true)) return unknown;
  }
  return unknown;
};

const rowsOf = (
  law: LawText,
  name: string,
  output: FactText,
  hit: string,
  readFact: (fact: string) => Val,
  names: Names,
): readonly Row[] => {
  const rules = at(law.tables.get(name)!.raw, 'rules');
  // A table that collects gives one value a row, and the fact is the list of them.
  const one = /^(collect|rule-order|output-order)/.test(hit) ? { ...output, several: false } : output;
  return (Array.isArray(rules) ? (rules as readonly Raw[]) : []).map((rule) => {
    const when = membersOf(at(rule, 'when'));
    let stands: boolean | null = true;
    for (const [fact, cell] of when) {
      const passes = cellPasses(factOf(law, fact), cell, readFact(fact), names);
      if (passes === false) {
        stands = false;
        break;
      }
      if (passes === null) stands = null;
    }
    return { id: textOf(at(rule, 'id')) ?? '', when, then: valueAsWritten(one, at(rule, 'then') ?? null), stands };
  });
};

const cellPasses = (fact: FactText, cell: Raw, value: Val, names: Names): boolean | null => {
  if (cell === '-') return true;
  const written = textOf(cell);
  if (fact.kind === 'choice' && !fact.several && (written === undefined || !/["(?<>=,]/.test(written))) {
    const not = at(cell, 'not');
    const options = textsOf(not ?? cell);
    return typeof value !== 'string' ? null : options.includes(value) !== (not !== undefined);
  }
  if (fact.kind === 'yes-no' && (written === 'yes' || written === 'no'))
    return typeof value === 'boolean' ? value === (written === 'yes') : null;
  if (value === null) return null;
  const source = written ?? textsOf(cell).join(', ');
  const dated = fact.kind === 'date' ? source.replace(/(^|[^"\d])(\d{4}-\d{2}-\d{2})(?!["\d])/g, '$1date("$2")') : source;
  return anyTest(parseTests(dated), value, names);
};

/** The highest of ranked options comes first, else the option that is listed first; `yes` comes before `no`. */
const byPriority = (rows: readonly Row[], { options, ranked, kind }: FactText): readonly Row[] => {
  const rank = ({ then }: Row): number => {
    if (kind === 'yes-no') return then === true ? 0 : 1;
    const place = typeof then === 'string' ? options.indexOf(then) : 0;
    return ranked ? -place : place;
  };
  return rows.toSorted((a, b) => rank(a) - rank(b));
};

const gathered = (hit: string, answers: readonly Val[]): Val => {
  const numbers = answers.filter((answer): answer is Ratio => isRatio(answer));
  switch (hit) {
    case 'collect-count':
      return ratio(BigInt(answers.length));
    case 'collect-sum':
      return answers.length === 0 ? null : numbers.reduce(plus, ratio(0n));
    case 'collect-min':
      return numbers.length === 0 ? null : numbers.reduce((a, b) => (compareRatio(b, a) < 0 ? b : a));
    case 'collect-max':
      return numbers.length === 0 ? null : numbers.reduce((a, b) => (compareRatio(b, a) > 0 ? b : a));
    default:
      return answers;
  }
};

/** What a row rests on, and what each of its cells asks, as it is written. */
export const rowText = (law: LawText, table: string, id: string) => {
  const element = law.tables.get(table)!;
  const rules = at(element.raw, 'rules');
  const rule = (Array.isArray(rules) ? (rules as readonly Raw[]) : []).find((each) => textOf(at(each, 'id')) === id) ?? null;
  const { basis, standing } = elementIn(rule, element);
  const cells = Object.fromEntries(membersOf(at(rule, 'when')).filter(([, cell]) => cell !== '-'));
  return { basis, standing, cells };
};
