import { day, type FileKind, feel, file, grounds, keys, list, map, may, must, name, number, oneOf, textWith } from './shape.ts';

/** What a body is. Offices are bodies too: those that work here, and whose roles give orders. */
export const bodySorts = ['government', 'organ', 'authority', 'court', 'police'] as const;

/** Of `pack.yaml`: an office with its name, and the body in whose name it acts. */
export const office = textWith({
  'acts-for': may(name, 'The body in whose name it acts: it prepares, that body decides and signs.'),
  ...grounds,
});

/** Of `pack.yaml`: a body that does not work here. */
export const body = textWith({
  is: must(oneOf(...bodySorts), 'What it is.'),
});

const competence = keys({
  body: must(name, 'The body or office that has it.'),
  acts: must(
    list(name),
    'The kinds of act, or one word for all that do the same: `decides`, `orders`, `punishes`, `pays`, `publishes`, `refers`, `reviews`.',
  ),
  in: may(list(name), 'The procedures; everywhere, if left out.'),
  if: may(feel, 'Only where this holds.'),
  'up-to': may(map(number), 'Number fact: the largest amount.'),
  from: may(day, 'The first day.'),
  until: may(day, 'The last day.'),
  by: may(name, 'Of a mandate or delegation: the body that gave it.'),
  ...grounds,
});

export const competenceFiles: Readonly<Record<string, FileKind>> = {
  competences: file(
    'Competences',
    'competences.yaml',
    keys({ competences: must(map(competence), 'Which body may do what, by which article.'), ...grounds }),
  ),
};
