import { searchPages } from './keys-search.ts';
import { type FileKind, feel, file, filled, grounds, keys, list, map, may, must, name, oneOf, ownName, text, yesNo } from './shape.ts';

/** Where a sentence leads: to one of these. */
const target = {
  procedure: may(name, 'The procedure that it leads to.'),
  order: may(name, 'Of that procedure: an order that opens a case.'),
  register: may(name, 'The public register that it leads to.'),
  article: may(name, 'The article that it leads to.'),
  page: may(oneOf(...searchPages), 'The page that it leads to.'),
};

const door = keys({
  says: must(text, 'What somebody wants, as a sentence that begins with a verb.', 'text/missing'),
  about: may(text, 'One line of what it takes, or gives.'),
  ...target,
});

const way = keys({
  procedure: must(name, 'The procedure that it leads to.'),
  order: must(name, 'Of that procedure: the order that opens a case.'),
  says: must(text, 'What this way is, as one sentence to somebody whom it fits.', 'text/missing'),
  also: may(yesNo, 'It is there besides, for somebody who knows that it fits, and is never the way that the answers lead to.'),
  if: may(map(feel, 'refusal'), 'What must be true besides what the order itself asks; what is false is told by its refusal.'),
  clock: may(
    name,
    'Of the procedure: the clock by which somebody counts how long it takes; the one at whose end it is decided, if missing.',
  ),
  cost: may(keys({ says: must(text, 'What it costs.', 'text/missing'), ...grounds }), 'What it costs.'),
  silence: may(
    keys({ says: must(text, 'What it means if no answer comes.', 'text/missing'), ...grounds }),
    'What it means if the office says nothing; worked out from its clock, if missing.',
  ),
  ...grounds,
});

/** Who comes to the front door, what they want, and the few facts that lead to one way. */
export const startFiles: Readonly<Record<string, FileKind>> = {
  start: file(
    'Start',
    'start.yaml',
    keys({
      lives: may(list(door), 'Tasks of somebody who lives here.'),
      wants: may(
        list(
          keys({
            want: must(ownName, 'Its name, also in the address.'),
            says: must(text, 'What somebody wants, as it stands after “I want to”.', 'text/missing'),
            about: may(text, 'One line of what it takes.'),
            asks: may(list(name), 'The facts that are asked once, before the way is chosen.'),
            ways: must(filled(way), 'The ways there. The first one that is open with these answers is the one.'),
          }),
        ),
        'What somebody wants to do here.',
      ),
      stops: may(
        map(
          keys({
            says: must(text, 'What it means that this stands in every way.', 'text/missing'),
            on: must(filled(door), 'What is lawful instead.'),
          }),
          'refusal',
        ),
        'Of a refusal: what is said where it closes every way at once.',
      ),
      ...grounds,
    }),
  ),
};
