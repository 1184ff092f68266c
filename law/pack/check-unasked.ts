import { type Expression, type FeelValue, fromJson } from '#law/feel';
import { namesInText } from '#law/ground';
import { givenBy, isByLaw, openingOrders } from './graph.ts';
import type { OrderDef, Pack, WithValue } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';

/** A line of the pack that opens a case without anybody asking. */
interface Line {
  readonly at: Parameters<Report>[1];
  readonly opens: string;
  readonly with: Readonly<Record<string, WithValue>>;
}

/**
 * When the day of a duty comes or figures alarm, nobody is asked: does what the line hands on suffice for the order by law that opens the case?
 * Answers whether there is such an order.
 */
export const checkUnasked = (line: Line, pack: Pack, report: Report): boolean => {
  const procedure = pack.procedures[line.opens];
  const opening = procedure === undefined ? undefined : openingOrders(procedure).find(isByLaw);
  if (opening === undefined) return false;
  const missing = [...givenBy(opening)].filter((fact) => line.with[fact] === undefined && !pack.derived.includes(fact));
  if (missing.length > 0) {
    const facts = namesInText(missing);
    report('case/facts', line.at, say('checkUnasked.isOpenedWithout', { opens: line.opens, facts }), say('checkUnasked.handItOnIn'));
  } else {
    for (const refusal of refusalsOf(opening, line, pack)) {
      report(
        'case/refused',
        line.at,
        say('checkUnasked.cannotBeOpenedSo', { opens: line.opens, refusal }),
        say('checkUnasked.handOnInWhat'),
      );
    }
  }
  return true;
};

/** Guards that do not hold on what is handed on. What a guard reads elsewhere can be known only then, so it is not judged here. */
const refusalsOf = ({ guards }: OrderDef, line: Line, pack: Pack): readonly string[] =>
  guards.flatMap(({ refusal, if: guard }) => {
    const held = evaluated(guard, line, pack);
    return held === undefined || held === true ? [] : [refusal];
  });

/** `undefined` where it cannot be told from the pack alone. */
const evaluated = ({ reads, calls, evaluate }: Expression, line: Line, pack: Pack): FeelValue | undefined => {
  if (calls.length > 0 || reads.some((path) => path.length !== 1)) return undefined;
  const values = new Map<string, FeelValue>();
  for (const [name] of reads) {
    const value = handedOn(name!, line, pack);
    if (value === undefined) return undefined;
    values.set(name!, value);
  }
  return evaluate({ get: (name) => values.get(name) });
};

const handedOn = (name: string, line: Line, pack: Pack): FeelValue | undefined => {
  const handed = line.with[name];
  if (handed?.kind === 'value') return fromJson(handed.value);
  if (handed?.kind === 'text') return handed.text.en;
  const fact = pack.facts[name];
  if (handed !== undefined || fact === undefined || fact.if !== undefined) return undefined;
  if (fact.source.kind === 'given') return null;
  return fact.source.kind === 'formula' ? evaluated(fact.source.is, line, pack) : undefined;
};
