import { identityNumber } from './keys-identity.ts';
import { languageKeys } from './keys-languages.ts';
import { powers } from './keys-powers.ts';
import { type FileKind, file, grounds, type Key, keys, list, may, must, name, oneOf, ownName, string, text } from './shape.ts';

/** Days of the week as `place.yaml` writes them, in the order of ISO 8601. */
export const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type DayName = (typeof dayNames)[number];

/** The sets of findings that a place can hold its pack to; the table is in `statutes.ts`. */
export const statuteProfiles = ['cn', 'nl-awb', 'none'] as const;
export type StatuteProfile = (typeof statuteProfiles)[number];

/** What belongs to the place. `pack.yaml` may hold them too, where a pack has no `place.yaml`. */
export const ofThePlace: Readonly<Record<string, Key>> = {
  ...languageKeys,
  calendar: may(name, 'The calendar of the working days.'),
  zone: may(string, 'Local time of the place, as `Asia/Shanghai`.'),
  money: may(string, 'Currency of the place, as `CNY`.'),
  'letter-form': may(
    oneOf('plain', 'gbt-9704'),
    'How letters look: `gbt-9704`, the form of official documents in China, with red header and line, 〔year〕 number and seal; `plain` if missing.',
  ),
  'identity-numbers': may(
    keys({
      organisation: may(identityNumber, 'By which number organisations are known in this place; without it they are known by name alone.'),
    }),
    'Numbers of the place by which parties are known.',
  ),
  powers: may(powers, 'Who may do what in the office, beside the orders of cases.'),
};

const place = keys({
  place: must(ownName, 'The name of the place.'),
  title: must(text, 'What the place is called.', 'text/missing'),
  ...ofThePlace,
  week: may(
    keys({
      starts: may(oneOf(...dayNames), 'The first day of a week; `monday` if missing.'),
      weekend: {
        shape: list(oneOf(...dayNames)),
        about: 'The days that are no working days whatever the calendar says.',
        required: 'place/weekend',
      },
    }),
    'The week of the place; Monday to Sunday with Saturday and Sunday free, if missing.',
  ),
  emergency: may(
    list(
      keys({
        call: must(string, 'The number to call.'),
        for: must(text, 'What it is for.', 'text/missing'),
      }),
    ),
    'Emergency numbers of the place; pages show none where none is declared.',
  ),
  citations: may(
    keys({
      article: may(text, 'How an article is cited: words with `{article}` for its number and `{source}` for its law.'),
    }),
    'The form in which articles are cited. A source can have its own `cite`.',
  ),
  statutes: may(
    keys({ profile: must(oneOf(...statuteProfiles), 'Which administrative law the checker holds the pack to.') }),
    'Which licensing, delivery and counting rules apply to the pack.',
  ),
  home: may(
    keys({
      lead: may(text, 'The heading of the home page.'),
      text: may(text, 'One sentence below it.'),
      search: may(text, 'What the search field is for.'),
      nav: may(text, 'What the primary register is called in the navigation; its title if missing.'),
      register: may(name, 'The primary register: its number of rows and its page stand on the home page and in the navigation.'),
      tasks: may(
        list(
          keys({
            title: must(text, 'What somebody wants to do.', 'text/missing'),
            text: may(text, 'One sentence about it.'),
            procedure: must(name, 'The procedure that it opens.'),
            order: may(name, 'The order that opens it, if there are several.'),
          }),
        ),
        'What people come for, in order.',
      ),
    }),
    'What the home page says and offers.',
  ),
  ...grounds,
});

export const placeFiles: Readonly<Record<string, FileKind>> = { place: file('Place', 'place.yaml', place) };
