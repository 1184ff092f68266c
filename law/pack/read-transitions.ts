import { groundOf, noGround } from './inherit.ts';
import type { Transitions } from './model.ts';
import { type Context, knownName } from './names.ts';
import { dayOf } from './read-pack.ts';
import { staysOf } from './read-procedures.ts';
import { say } from './say.ts';
import { type Entry, entriesOf, get, scalar, wordAt, wordOf } from './yaml.ts';

export const readTransitions = (ctx: Context): Transitions | undefined => {
  const file = ctx.files.single.get('transitions');
  if (file === undefined) return undefined;
  const [grounded] = groundOf(file.tree, file.at, noGround, file.file, ctx);
  const from = scalar(get(file.tree, 'from'));
  const version = wordOf(get(ctx.files.single.get('pack')?.tree, 'version'));
  if (from !== undefined && version !== undefined && from.text >= version) {
    ctx.report(
      'value/form',
      from.at,
      say('readTransitions.theEarlierVersionIs', { from: from.text, version }),
      say('readTransitions.nameTheVersionThat'),
    );
  }
  const move = Object.fromEntries(entriesOf(get(file.tree, 'move')).flatMap((entry) => moveOf(entry, ctx)));
  return { ...grounded, from: dayOf(get(file.tree, 'from')), move };
};

const moveOf = ({ key, at, value }: Entry, ctx: Context): readonly (readonly [string, Transitions['move'][string]])[] => {
  if (!knownName(wordAt(key, at), 'procedure', ctx.names.procedures, ctx.report)) return [];
  const stays = staysOf(ctx.names.procedures.get(key)!);
  const renamed = (section: string) =>
    Object.fromEntries(entriesOf(get(value, section)).map((entry) => [entry.key, wordOf(entry.value) ?? '']));
  for (const { value: state } of entriesOf(get(value, 'states'))) {
    const word = scalar(state);
    if (word !== undefined) knownName(word, say('moveOf.stateOrEndingOf', { key }), stays, ctx.report, 'state/unknown');
  }
  for (const { value: fact } of entriesOf(get(value, 'facts'))) {
    const word = scalar(fact);
    if (word !== undefined) knownName(word, 'fact', ctx.types, ctx.report);
  }
  const clocks = wordOf(get(value, 'clocks')) === 'restart' ? 'restart' : 'keep';
  return [[key, { states: renamed('states'), facts: renamed('facts'), clocks, at }]];
};
