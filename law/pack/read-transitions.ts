import { text as said } from '#law/ground';
import { groundOf, noGround } from './inherit.ts';
import type { Transitions } from './model.ts';
import { type Context, knownName } from './names.ts';
import { dayOf } from './read-pack.ts';
import { staysOf } from './read-procedures.ts';
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
      said(`the earlier version \`${from.text}\` is not earlier than \`${version}\``, `前一版本\`${from.text}\`并不早于\`${version}\``),
      said('name the version that cases come from', '请写明案件所来自的版本'),
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
    if (word !== undefined)
      knownName(word, said(`state or ending of \`${key}\``, `\`${key}\`的状态或结局`), stays, ctx.report, 'state/unknown');
  }
  for (const { value: fact } of entriesOf(get(value, 'facts'))) {
    const word = scalar(fact);
    if (word !== undefined) knownName(word, 'fact', ctx.types, ctx.report);
  }
  const clocks = wordOf(get(value, 'clocks')) === 'restart' ? 'restart' : 'keep';
  return [[key, { states: renamed('states'), facts: renamed('facts'), clocks, at }]];
};
