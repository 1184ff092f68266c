import { isNum, printNum, type Value } from '#law/ground';
import { atomsIn, type Facts } from './box.ts';
import type { Outcome, Points } from './model.ts';
import type { Box, Space } from './space.ts';

/** Facts as a person says them: `age` 18, `months` 24 and `income` 18000.01. */
export const sayFacts = (facts: Facts): string => {
  const said = Object.entries(facts).map(([name, value]) => `\`${name}\` ${sayValue(value)}`);
  return said.length === 0 ? 'any facts' : listed(said);
};

export const sayValue = (value: Value | undefined): string => {
  if (isNum(value)) return printNum(value);
  if (value === true) return 'yes';
  if (value === false) return 'no';
  return typeof value === 'string' ? value : value === null || value === undefined ? 'nothing' : JSON.stringify(value);
};

export const sayOutcome = (outcome: Outcome): string => {
  if (outcome === null) return 'nothing';
  if (outcome === 'ERROR') return 'a contradiction';
  const values = (Array.isArray(outcome) ? outcome : [outcome]).flatMap((each) => Object.values(each as Facts));
  return values.map((value) => `\`${sayValue(value)}\``).join(', ');
};

export const saySome = (points: Points | undefined): string =>
  points === undefined ? '' : points === 1 || points === 1n ? ' (1 fact)' : ` (${points} facts)`;

export const sayRules = (rules: readonly string[]): string => listed(rules.map((rule) => `\`${rule}\``));

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

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
