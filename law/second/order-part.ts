import { type Asked, closedVote, isSealed, type Look, listIn, namesIn, orderOf, shown, stateOf } from './asked.ts';
import { printDay, readDay } from './days.ts';
import { type FactText, factOf, needsOf } from './facts.ts';
import { isDated } from './feel-run.ts';
import { isObject, type Json } from './json.ts';
import { compareRatio, isRatio, isWhole, minus, over, printRatio, ratio, readRatio } from './number.ts';
import { at, type LawText, membersOf, type Raw, textOf, textsOf } from './text.ts';

/** Whether the order is lawful where it was given, by whom, how often, with what, and where it leads. */
export const orderFaults = (asked: Asked): readonly Look[] => {
  const { procedure, decision, law } = asked;
  const order = orderOf(asked);
  const vote = closedVote(asked);
  if (order === undefined)
    return [
      () => {
        if (vote === undefined) return `the text has no order \`${shown(decision['order'])}\` in \`${procedure.name}\``;
        const { before, after } = stateOf(asked);
        const closers = [textOf(at(vote.raw, 'waits')), textOf(at(at(vote.raw, 'vote'), 'by'))];
        if (!closers.includes(String(decision['by']))) return `a vote is not closed by \`${shown(decision['by'])}\``;
        return before === after ? undefined : 'the close of a vote does not itself move the case';
      },
      () => dayFault(asked, undefined),
    ];
  const { raw } = order;
  return [
    () => stateFault(asked, raw),
    () => giverFault(asked, raw),
    () => timesFault(decision, raw),
    () => dayFault(asked, textOf(at(raw, 'as-of'))),
    () => opensFault(asked, raw),
    ...needFaults(asked, raw),
    ...Object.entries(isObject(decision['given']) ? decision['given'] : {}).map(
      ([name, value]): Look =>
        () =>
          domainFault(law, name, value),
    ),
    ...namesIn(decision['setAside']).map(
      (name): Look =>
        () => {
          const condition = factOf(law, name).if;
          return condition !== undefined ? undefined : `nothing sets \`${name}\` aside`;
        },
    ),
    ...namesIn(decision['numbers']).map(
      (register): Look =>
        () =>
          numberFault(asked, register),
    ),
  ];
};

const stateFault = (asked: Asked, raw: Raw): string | undefined => {
  const { procedure, decision } = asked;
  const { before, after } = stateOf(asked);
  const from = textsOf(at(raw, 'from'));
  const opens = at(raw, 'from') === undefined;
  if (opens !== (before === null))
    return opens ? 'the order opens a case, and the receipt tells of a state before it' : 'the order opens no case';
  const lawful = from.join() === 'open' ? procedure.states.has(before ?? '') : from.includes(before ?? '');
  if (!opens && !lawful) return `\`${shown(decision['order'])}\` is not lawful in \`${before}\``;
  if (decision['by'] !== 'law' && before !== null && procedure.endings.has(before)) return 'no order of a person leaves an ending';
  const to = textOf(at(raw, 'to')) ?? before;
  if (after !== to) return `the order leads to \`${to}\`, and the receipt says \`${after}\``;
  const kind = textOf(at(procedure.endings.get(after)?.raw, 'kind'));
  if (kind !== (decision['ending'] as string | undefined))
    return `\`${after}\` is ${kind === undefined ? 'no ending' : `an ending of kind \`${kind}\``}`;
  return undefined;
};

const giverFault = ({ decision }: Asked, raw: Raw): string | undefined => {
  const by = textsOf(at(raw, 'by'));
  const because = decision['because'];
  const fromParent = isObject(because) && because['as'] === 'parent';
  if ((decision['by'] === 'law') !== isObject(because))
    return 'what brings an order by law about is not said, or is said of an order of a person';
  return fromParent || by.includes(String(decision['by'])) ? undefined : `\`${shown(decision['by'])}\` may not give this order`;
};

/** How often it was given before is known of an order that opens; else it is only held to the limit. */
const timesFault = (decision: Readonly<Record<string, Json>>, raw: Raw): string | undefined => {
  const times = decision['times'];
  if (!isRatio(times) || !isWhole(times) || times.top < 0n) return 'how often the order was given before is no number';
  if (at(raw, 'from') === undefined && times.top !== 0n) return 'an order that opens a case was not given in it before';
  const read = isObject(decision['read']) ? decision['read'][`times(${JSON.stringify(decision['order'])})`] : undefined;
  if (isRatio(read ?? null) && compareRatio(read as never, times) !== 0)
    return 'the receipt tells twice how often the order was given, and not the same';
  const written = at(raw, 'at-most');
  const limit = readRatio(textOf(written) ?? textOf(membersOf(written)[0]?.[1]) ?? '');
  return limit === undefined || compareRatio(times, limit) < 0 ? undefined : `the order may be given ${printRatio(limit)} times at most`;
};

const dayFault = ({ law, procedure, decision, again }: Asked, asOf: string | undefined): string | undefined => {
  const on = String(decision['on']);
  if (readDay(on) === undefined) return `\`${on}\` is no day`;
  const value = asOf === undefined ? null : again.evaluate(asOf);
  const counts = isDated(value) ? printDay(value.day) : on;
  if (decision['counts'] !== counts) return `it counts from ${counts}, and the receipt says ${shown(decision['counts'])}`;
  const inHours = [...procedure.clocks.values()].some(({ raw }) => textOf(at(raw, 'within'))?.endsWith(' hours') === true);
  if (inHours !== (typeof decision['at'] === 'string')) return 'the hour is told only where a clock counts in hours';
  if (inHours && String(decision['at']).slice(0, 10) !== on) return 'the hour is one of another day';
  return law.version === '' ? 'the text has no version' : undefined;
};

const opensFault = ({ procedure, decision, again }: Asked, raw: Raw): string | undefined => {
  const condition = textOf(at(raw, 'opens-if'));
  const opens = condition === undefined || again.evaluate(condition) === true;
  const opened = opens ? textOf(at(procedure.cases.get(textOf(at(raw, 'opens')) ?? '')?.raw, 'procedure')) : undefined;
  return opened === (decision['opens'] as string | undefined)
    ? undefined
    : `the order opens ${opened === undefined ? 'no case' : `\`${opened}\``}`;
};

/** What an order of a person asks for was given; what was given was asked for. */
const needFaults = ({ law, decision, again }: Asked, raw: Raw): readonly Look[] => {
  if (decision['by'] === 'law') return [];
  const needs = needsOf(law, raw);
  const given = new Set([...Object.keys(isObject(decision['given']) ? decision['given'] : {}), ...namesIn(decision['personal'])]);
  return [
    () => {
      const other = [...given].find((name) => !needs.some(({ fact }) => fact === name));
      return other === undefined ? undefined : `\`${other}\` is not asked for by this order`;
    },
    ...needs.map(
      ({ fact, optional }): Look =>
        () => {
          if (optional || given.has(fact)) return undefined;
          const condition = factOf(law, fact).if;
          return condition !== undefined && again.evaluate(condition) !== true ? undefined : `\`${fact}\` is asked for and was not given`;
        },
    ),
  ];
};

/** A choice, a yes or no, and a number within its bounds and steps. */
const domainFault = (law: LawText, name: string, value: Json): string | undefined => {
  if (!law.facts.has(name)) return `the text knows no fact \`${name}\``;
  if (isSealed(value)) return undefined;
  const fact = factOf(law, name);
  const strange = (fact.several ? listIn(value) : [value]).some((each) => isOutside(fact, each));
  return strange ? `\`${name}\` cannot be ${shown(value)}` : undefined;
};

const isOutside = ({ kind, options, raw }: FactText, value: Json): boolean => {
  if (kind === 'choice') return typeof value !== 'string' || !options.includes(value);
  if (kind === 'yes-no') return typeof value !== 'boolean';
  if (kind === 'date') return typeof value !== 'string' || readDay(value) === undefined;
  if (kind !== 'number') return false;
  if (!isRatio(value)) return true;
  const bound = (key: string) => readRatio(textOf(at(raw, key)) ?? '');
  const [min, max, step] = [bound('min'), bound('max'), bound('step') ?? ratio(1n)];
  if ((min !== undefined && compareRatio(value, min) < 0) || (max !== undefined && compareRatio(value, max) > 0)) return true;
  return !isWhole(over(minus(value, min ?? ratio(0n)), step) ?? ratio(0n));
};

/** The register lists cases of this procedure where the case now stands. */
const numberFault = (asked: Asked, register: string): string | undefined => {
  const rows = at(asked.law.file(`registers/${register}.yaml`), 'rows');
  const { after } = stateOf(asked);
  const isListed = membersOf(rows).some(([, procedures]) => textsOf(at(procedures, asked.procedure.name)).includes(after));
  return isListed ? undefined : `the register \`${register}\` has no row for \`${after}\``;
};

/** What brought an order by law about, and that it was its turn. */
export const causeFault = (asked: Asked): readonly Look[] => [
  () => {
    const { procedure, decision, law } = asked;
    const because = decision['because'];
    if (!isObject(because)) return undefined;
    const order = String(decision['order']);
    switch (because['kind']) {
      case 'silence': {
        const silence = textsOf(at(procedure.clocks.get(String(because['clock']))?.raw, 'silence'));
        const clock = listIn(decision['clocks']).find((each) => isObject(each) && each['clock'] === because['clock']);
        const before = isObject(clock) && isObject(clock['before']) ? clock['before'] : {};
        if (!silence.includes(order)) return `the silence of the clock \`${shown(because['clock'])}\` does not bring \`${order}\` about`;
        if (before['state'] !== 'running' || before['due'] !== because['due'])
          return `the clock \`${shown(because['clock'])}\` had not run out then`;
        return String(because['due']).slice(0, 10) === decision['on'] ? undefined : 'an order by silence is dated on the due day';
      }
      case 'vote': {
        const vote = at(procedure.states.get(stateOf(asked).before ?? '')?.raw, 'vote');
        return textOf(at(at(vote, 'then'), String(because['result']))) === order
          ? undefined
          : `a vote that ends \`${shown(because['result'])}\` does not bring \`${order}\` about`;
      }
      case 'case':
        return caseFault(asked, String(because['as']), String(because['at']), order);
      case 'calendar':
        return textOf(at(law.duties.get(String(because['duty']))?.raw, 'opens')) === procedure.name
          ? undefined
          : 'no duty of the calendar opens it';
      case 'figures':
        return textOf(at(law.streams.get(String(because['stream']))?.raw, 'opens')) === procedure.name
          ? undefined
          : 'no stream of figures opens it';
      case 'entry': {
        const then = at(at(at(procedure.raw, 'on-entry'), String(because['fact'])), 'then');
        return textsOf(at(then, String(because['value']))).includes(order)
          ? undefined
          : `\`${order}\` does not follow where \`${shown(because['fact'])}\` is \`${shown(because['value'])}\``;
      }
      default:
        return 'what brought it about is not known here';
    }
  },
];

const caseFault = ({ law, procedure }: Asked, as: string, where: string, order: string): string | undefined => {
  if (as === 'parent') {
    const opens = [...law.procedures.values()].some(({ orders, cases }) => {
      const opened = textOf(at(orders.get(where)?.raw, 'opens'));
      return opened !== undefined && textOf(at(cases.get(opened)?.raw, 'procedure')) === procedure.name;
    });
    return opens ? undefined : `no order \`${where}\` opens a case of \`${procedure.name}\``;
  }
  const link = procedure.cases.get(as)?.raw;
  const then = at(link, 'then');
  // A kind of ending stands for each ending of that kind.
  const kind = textOf(at(law.procedures.get(textOf(at(link, 'procedure')) ?? '')?.endings.get(where)?.raw, 'kind')) ?? '';
  return textsOf(at(then, where) ?? at(then, kind)).includes(order)
    ? undefined
    : `\`${order}\` does not follow where \`${as}\` comes to \`${where}\``;
};
