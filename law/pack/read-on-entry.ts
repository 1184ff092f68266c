import { groundOf } from './inherit.ts';
import type { Named, OnEntry } from './model.ts';
import { type Context, knownName, type Merged } from './names.ts';
import { ordersByLaw } from './orders-by-law.ts';
import { say } from './say.ts';
import { entriesOf, get, has, wordAt } from './yaml.ts';

/** What follows by law in a case once a fact that is read from a register has a value: fact → value → orders by law. */
export const readOnEntry = ({ file, ground, sections }: Merged, ctx: Context): Named<OnEntry> =>
  Object.fromEntries(
    entriesOf(get(file.tree, 'on-entry')).flatMap(({ key: fact, at, value }) => {
      const [grounded] = groundOf(value, at, ground, `${file.file}#on-entry.${fact}`, ctx);
      if (!knownName(wordAt(fact, at), 'fact', ctx.types, ctx.report)) return [];
      ctx.used.add(fact);
      const { type } = ctx.types.get(fact)!;
      const source = get(get(ctx.files.single.get('facts')?.tree, 'facts'), fact);
      if (!has(source, 'entry') || (type.kind !== 'yes-no' && type.kind !== 'choice')) {
        ctx.report('entry/none', at, say('readOnEntry.isNoYesNo', { fact }), say('readOnEntry.nameAFactWith'));
        return [];
      }
      const values = new Set(type.kind === 'choice' ? type.options.map((option) => option.value) : ['yes', 'no']);
      const then = entriesOf(get(value, 'then')).map((entry) => {
        if (!values.has(entry.key))
          ctx.report(
            'option/unknown',
            entry.at,
            say('readOnEntry.unknownOption', { key: entry.key }),
            say('readOnEntry.write', { values: [...values] }),
          );
        return [entry.key, ordersByLaw(entry.value, sections.orders, ctx)] as const;
      });
      return [[fact, { ...grounded, fact, then: Object.fromEntries(then) }] as const];
    }),
  );
