import { partsOf, type View, type Views, viewsOn } from './views.ts';
import { entriesOf, get, type Tree, wordOf, wordsOf } from './yaml.ts';

/** The views that an element offers. `trees`: its own file last, before it those of its parts, whose views its own take the place of. */
export const readViews = (on: View['on'], ...trees: readonly Tree[]): Views => {
  const known: ReadonlySet<string> = new Set(viewsOn(on));
  const found = trees.flatMap((tree) => entriesOf(get(tree, 'views')).filter(({ key }) => known.has(key)));
  return Object.fromEntries(found.map(({ key, value }) => [key, partsIn(key as keyof Views, value)]));
};

const partsIn = (view: keyof Views, tree: Tree): Readonly<Record<string, string | readonly string[]>> =>
  Object.fromEntries(
    Object.entries(partsOf(view)).flatMap(([part, { several }]) => {
      const written = get(tree, part);
      const played = several === true ? (written === undefined ? undefined : wordsOf(written)) : wordOf(written);
      return played === undefined ? [] : [[part, played]];
    }),
  );
