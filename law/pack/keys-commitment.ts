import { exclusionKinds, exclusions } from './exclusions.ts';
import { say } from './say.ts';
import { either, feel, grounds, keys, list, map, may, must, name, type Shape, text } from './shape.ts';

const excluded = either(
  say('excluded.refusalFeelOr'),
  keys({ 'cannot-arise': must(text, 'Why it cannot arise in this procedure.', 'text/missing') }),
  map(feel, 'refusal'),
);

/** Of a procedure or a part: what is missing in one may stand in the other, so the reader tells what is missing in both. */
export const commitment: Shape = keys({
  'instead-of': may(name, 'The order of the ordinary way, which stays open to everybody.'),
  commit: may(name, 'The order by which a party commits itself.'),
  model: may(name, 'The model commitment: a form whose facts `commit` asks; what was signed is known by its digest.'),
  'stands-for': may(list(name), 'Facts or papers that the ordinary way asks for, and `commit` does not demand.'),
  never: may(
    keys(
      Object.fromEntries(
        exclusionKinds.map((kind) => [kind, may(excluded, `Refused where this is true or not known: ${exclusions[kind].en}.`)]),
      ),
    ),
    'What is never committed to. What a party answers for is asked when it commits, and all of it when it is decided.',
  ),
  notice: may(name, 'The letter that tells the item, what is committed to, the conditions, the power to check and the liability.'),
  decides: may(list(name), 'The orders that decide on the commitment, the same day.'),
  leave: may(name, 'The order by which a party goes back to the ordinary way.'),
  check: may(
    keys({
      clock: may(name, 'The term of the check afterwards; it starts with the decision.'),
      kept: may(list(name), 'The orders that find the commitment kept.'),
      exempt: may(text, 'Why nothing is checked afterwards; beside a clock, why not what is decided past it.'),
    }),
    'The check afterwards, or why there is none.',
  ),
  untrue: may(
    keys({
      correct: may(list(name), 'The orders that have it put right within a term; until then what was given does not work.'),
      revoke: may(list(name), 'The orders that end it where it is not put right.'),
    }),
    'What follows an untrue or unkept commitment.',
  ),
  ...grounds,
});
