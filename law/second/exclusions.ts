import { factOf } from './facts.ts';
import { type Node, parseExpression, type Test } from './feel-parse.ts';
import { at, type LawText, membersOf, type ProcedureText, type Raw, textOf, textsOf } from './text.ts';

// The kinds in the order in which the guide lists them (section 6, Commitments).
const kinds = ['security', 'public-safety', 'finance', 'environment', 'person', 'high-risk', 'irreversible', 'record'];

/** Conditions that a commitment adds to an order: all of them where it decides, those that a party answers for where the party commits. */
export const exclusionsOf = (
  law: LawText,
  procedure: ProcedureText,
  order: string,
): readonly (readonly [refusal: string, formula: string])[] => {
  const { commitment } = procedure;
  const decides = textsOf(at(commitment, 'decides')).includes(order);
  if (commitment === undefined || (!decides && textOf(at(commitment, 'commit')) !== order)) return [];
  const all = kinds.flatMap((kind) =>
    membersOf(at(at(commitment, 'never'), kind)).flatMap(([refusal, formula]) =>
      refusal === 'cannot-arise' ? [] : [[refusal, `not(${textOf(formula) ?? ''})`] as const],
    ),
  );
  // Two kinds may rest on one question: it is asked once.
  const once = [...new Map(all.map((each) => [each.join(' '), each] as const)).values()];
  return decides
    ? once
    : once.filter(([, formula]) => [...namesIn(parseExpression(formula))].every((name) => isTold(law, name, new Set())));
};

/** Is it a fact that a party answers for, or one worked out from such facts alone? */
const isTold = (law: LawText, name: string, seen: Set<string>): boolean => {
  if (!law.facts.has(name)) return false;
  if (seen.has(name)) return true;
  seen.add(name);
  const { raw, is, table, if: condition } = factOf(law, name);
  if (is === undefined && table === undefined) return textsOf(at(raw, 'from')).includes('party');
  const formulas = [is, condition].flatMap((formula) => (formula === undefined ? [] : [...namesIn(parseExpression(formula))]));
  return [...formulas, ...inputsOf(law, table)].every((each) => isTold(law, each, seen));
};

const inputsOf = (law: LawText, table: string | undefined): readonly string[] => {
  const rules = at(law.tables.get(table ?? '')?.raw, 'rules');
  return Array.isArray(rules) ? (rules as readonly Raw[]).flatMap((rule) => membersOf(at(rule, 'when')).map(([fact]) => fact)) : [];
};

/** Names that a formula reads and does not itself bind. */
const namesIn = (node: Node, bound: ReadonlySet<string> = new Set()): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (each: Node, inner: ReadonlySet<string>): void => {
    for (const name of namesIn(each, inner)) found.add(name);
  };
  if (node.is === 'name' && !bound.has(node.name)) found.add(node.name);
  if ('loops' in node) {
    const own = new Set([...bound, ...node.loops.map(({ name }) => name)]);
    for (const loop of node.loops) for (const each of [loop.in, ...(loop.to === undefined ? [] : [loop.to])]) visit(each, own);
    visit(node.body, own);
    return found;
  }
  for (const each of partsOf(node)) visit(each, bound);
  return found;
};

const partsOf = (node: Exclude<Node, { readonly loops: unknown }>): readonly Node[] => {
  switch (node.is) {
    case 'member':
    case 'negative':
      return [node.of];
    case 'filter':
      return [node.of, node.by];
    case 'call':
      return node.args;
    case 'two':
      return [node.left, node.right];
    case 'between':
      return [node.of, node.low, node.high];
    case 'in':
      return [node.of, ...node.tests.flatMap(partsOfTest)];
    case 'if':
      return [node.if, node.then, node.else];
    case 'list':
      return node.items;
    case 'context':
      return node.members.map(([, value]) => value);
    default:
      return [];
  }
};

const partsOfTest = (test: Test): readonly Node[] => {
  if (test.is === 'not') return test.tests.flatMap(partsOfTest);
  if (test.is === 'range') return [test.low, test.high];
  return test.is === 'any' ? [] : [test.value];
};
