import { numberKinds } from '#law/ground';
import { say } from './say.ts';
import { grounds, keys, may, must, oneOf, pattern, type Shape, text } from './shape.ts';

/** A number by which somebody is known: one kind with check digits, or the form alone. */
export const identityNumber: Shape = keys({
  kind: must(oneOf(...numberKinds), 'How its check character is worked out.'),
  pattern: may(
    pattern('^\\S+$', say('pattern.aRegularExpressionWithout')),
    'Of the kind `pattern`: the form of the whole number, as a regular expression over capitals and digits.',
  ),
  title: must(text, 'What it is called here.', 'text/missing'),
  ...grounds,
});
