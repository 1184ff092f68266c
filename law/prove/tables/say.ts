import {
  inLanguage,
  isNum,
  joinTexts,
  listInText,
  namesInText,
  printNum,
  rewritten,
  sameText,
  type Text,
  textFrom,
  type Value,
} from '#law/ground';
import { atomsIn, type Facts } from './box.ts';
import type { Outcome, Points } from './model.ts';
import type { Box, Space } from './space.ts';
import { say } from './spoken.ts';

/** Facts as a person says them: `age` 18, `months` 24 and `income` 18000.01. */
export const sayFacts = (facts: Facts): Text => {
  const said = Object.entries(facts).map(([name, value]): Text => {
    return say('sayFacts.en', { name, en: sayValue(value) });
  });
  if (said.length === 0) return say('sayFacts.anyFacts');
  return textFrom(said, (words, language) => inLanguage(listInText(words, 'and'), language));
};

export const sayValue = (value: Value | undefined): Text => {
  if (isNum(value)) return sameText(printNum(value));
  if (value === true) return say('sayValue.yes');
  if (value === false) return say('sayValue.no');
  if (value === null || value === undefined) return say('sayValue.nothing');
  return sameText(typeof value === 'string' ? value : JSON.stringify(value));
};

export const sayOutcome = (outcome: Outcome): Text => {
  if (outcome === null) return say('sayOutcome.nothing');
  if (outcome === 'ERROR') return say('sayOutcome.aContradiction');
  const values = (Array.isArray(outcome) ? outcome : [outcome]).flatMap((each) => Object.values(each as Facts));
  const said = values.map(sayValue);
  return joinTexts(
    said.map((each) => rewritten(each, inTicks, inTicks)),
    { en: ', ', zh: '、' },
  );
};

const inTicks = (written: string): string => `\`${written}\``;

export const saySome = (points: Points | undefined): Text =>
  points === undefined
    ? sameText('')
    : say('saySome.pointsFactOtherpointsFacts', { points: points === 1 || points === 1n, otherPoints: points });

export const sayRules = (rules: readonly string[]): Text => namesInText(rules, 'and');

/** A box in FEEL, leaving out inputs that it does not narrow. */
export const sayBox = ({ axes }: Space, box: Box): string => {
  const parts = axes.flatMap((axis) => {
    const runs: [number, number][] = [];
    const atoms = atomsIn(axis, box);
    if (atoms.length === axis.starts.length) return [];
    const end = axis.unknown ?? axis.starts.length;
    for (const atom of atoms) {
      if (atom === axis.unknown) continue;
      const last = runs.at(-1);
      if (last !== undefined && last[1] === atom - 1) last[1] = atom;
      else runs.push([atom, atom]);
    }
    const tests = runs.flatMap(([from, to]) => {
      const last = to + 1 === end ? undefined : axis.starts[to + 1]! - 1n;
      const high = last ?? axis.starts[to]! + axis.sizes[to]! - 1n;
      if (axis.input.domain.kind === 'number' || axis.input.domain.kind === 'date') {
        const [least, most] = [
          feelOf(axis.valueAt(axis.starts[from]!), axis.input.domain.kind),
          feelOf(axis.valueAt(high), axis.input.domain.kind),
        ];
        if (from === 0 && axis.endless !== undefined) return [`<= ${most}`];
        if (last === undefined && axis.endless !== undefined) return [`>= ${least}`];
        return [least === most ? least : `[${least}..${most}]`];
      }
      const values: string[] = [];
      for (let index = axis.starts[from]!; index <= high; index += 1n) values.push(feelOf(axis.valueAt(index), axis.input.domain.kind));
      return values;
    });
    if (axis.unknown !== undefined && atoms.includes(axis.unknown)) tests.push('null');
    return [
      tests.length === 1 && !/^[[<>]/.test(tests[0]!) ? `${axis.input.name} = ${tests[0]}` : `${axis.input.name} in (${tests.join(', ')})`,
    ];
  });
  return parts.length === 0 ? 'true' : parts.join(' and ');
};

const feelOf = (value: Value, kind: string): string =>
  kind === 'date' ? `date("${value as string}")` : isNum(value) ? printNum(value) : JSON.stringify(value);
