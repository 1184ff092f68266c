import { childrenOf, type Env, feelDate, type Node, type UnaryTests } from '#law/feel';
import { dayNumber, isNum, type Num, parseDay, type Value } from '#law/ground';
import type { Cell, Domain } from '#law/table';

/** Whether a value passes a test that looks at nothing else. */
export const passes = (test: UnaryTests, value: Value, domain: Domain | undefined): boolean => {
  const day = domain?.kind === 'date' ? parseDay(value as string) : undefined;
  return test.test(day === undefined ? (value as Num | string | boolean) : feelDate(day), nowhere) === true;
};

/** The numbers, or days by their number, with which a test compares its input; nothing if it looks at it in any other way. */
export const constantsOf = ({ test, reads }: Cell & { readonly kind: 'test' }, domain: Domain): readonly Num[] | undefined => {
  const found: Num[] = [];
  const isConstant = (node: Node): boolean => {
    const value = node.kind === 'literal' ? node.value : undefined;
    const day = node.kind === 'call' && node.name === 'date' && node.args.length === 1 ? node.args[0] : undefined;
    const parsed = day?.kind === 'literal' && typeof day.value === 'string' ? parseDay(day.value) : undefined;
    const isDay = typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'date';
    const number = isNum(value) ? value : isDay ? value.days : parsed === undefined ? undefined : dayNumber(parsed);
    if (number !== undefined) found.push(number);
    return number !== undefined && (domain.kind === 'date') === (isDay || parsed !== undefined);
  };
  const isItself = (node: Node): boolean => node.kind === 'input';
  const isPlain = (node: Node): boolean => {
    switch (node.kind) {
      case 'and':
      case 'or':
        return node.terms.every(isPlain);
      case 'not':
        return isPlain(node.of);
      case 'compare':
        return (isItself(node.left) && isConstant(node.right)) || (isConstant(node.left) && isItself(node.right));
      case 'between':
        return isItself(node.value) && isConstant(node.low) && isConstant(node.high);
      case 'in':
        return isItself(node.value) && node.tests.every(isSet);
      default:
        return isSet(node);
    }
  };
  const isSet = (node: Node): boolean => isConstant(node) || (node.kind === 'range' && childrenOf(node).every(isConstant));
  return reads.length === 0 && test.calls.length === 0 && test.ast.tests.every(isPlain) ? found : undefined;
};

const nowhere: Env = { get: () => null };
