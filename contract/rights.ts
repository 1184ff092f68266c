import { Type } from 'typebox';
import { Line, Marks } from './common.ts';
import { Right } from './product.ts';
import { list, maybe, Name, named, type Of, Text } from './schema.ts';

/** Which requests about one's data one may make, and what follows by when. */
export const RightsPage = named('RightsPage', {
  about: maybe(named('RightsAbout', { number: Type.String(), title: Text, href: Type.String() })),
  rights: list(Right),
  doors: list(
    named('RightsDoor', {
      procedure: Name,
      order: Name,
      title: Text,
      /** As the form names them. */
      choices: list(named('RightsChoice', { title: Text })),
      marks: Marks,
      /** Each period with what follows when it is over. */
      clocks: list(named('RightsClock', { title: Text, within: Text, silence: Text, marks: Marks })),
      /** What may be done against the answer. */
      remedies: list(Line),
    }),
  ),
});
export type RightsPage = Of<typeof RightsPage>;
