import { hitNames } from '#law/table';
import { fileKindNames } from './file-kinds.ts';
import { calendar } from './keys-calendar.ts';
import { caseFiles } from './keys-case.ts';
import { body, competenceFiles, office } from './keys-competences.ts';
import { demoFiles } from './keys-demo.ts';
import { exportFiles } from './keys-exports.ts';
import { ofThePlace, placeFiles } from './keys-place.ts';
import { procedureFiles } from './keys-procedure.ts';
import { searchFiles } from './keys-search.ts';
import { startFiles } from './keys-start.ts';
import { viewKeys } from './keys-views.ts';
import { say } from './say.ts';
import {
  circleInside,
  day,
  duration,
  either,
  type FileKind,
  feel,
  file,
  filled,
  folder,
  fraction,
  grounds,
  keys,
  list,
  map,
  may,
  must,
  name,
  number,
  oneOf,
  ownName,
  pattern,
  string,
  text,
  textWith,
  value,
  whole,
  yesNo,
} from './shape.ts';

const fact = keys({
  ask: may(text, 'The question as put to a person.'),
  title: may(text, 'For what nobody is asked, a title.'),
  type: must(oneOf('choice', 'yes-no', 'number', 'date', 'text', 'file', 'case', 'list', 'act', 'body'), 'What kind of value it has.'),
  options: may(map(text, 'name'), 'Of a choice: the options with their words.'),
  help: may(text, 'Help under the question: what is meant, and where somebody finds the answer.'),
  example: may(text, 'An example of a good answer.'),
  examples: may(map(text, 'name'), 'Of a choice: by option, what falls under it.'),
  ranked: may(yesNo, 'Of a choice: the options stand in order, low to high.'),
  several: may(yesNo, 'A list of such values.'),
  unit: may(string, 'Of a number: its unit; money has a currency.'),
  min: may(number, 'Of a number: the least value.'),
  max: may(number, 'Of a number: the greatest value. Of a text: characters. Of a file: megabytes.'),
  accepts: may(list(oneOf(...fileKindNames)), 'Of a file: the kinds that it takes; without it, all that the office takes.'),
  step: may(number, 'Of a number: the distance between two values; 1 if missing.'),
  of: may(
    list(name),
    'Of a case: its procedure or register. Of a list: the facts of each row. Of an act or a body: the bodies that it can be of.',
  ),
  from: may(list(oneOf('party', 'office')), 'Which side answers for it.'),
  is: may(feel, 'The formula that it is worked out by.'),
  table: may(name, 'The table that decides it.'),
  entry: may(
    keys({
      in: must(name, 'The public register that it is read from.'),
      where: must(map(name), 'Column: fact. The row that stands there and has these values.'),
      gives: may(name, 'The column that it gives; without it, whether there is such a row.'),
    }),
    'It is read from a register of the pack.',
  ),
  if: may(feel, 'Asked only if this holds; else it is not known, and an earlier answer no longer counts.'),
  check: may(
    list(
      keys({
        that: must(feel, 'What must be true of this answer and others.'),
        says: must(text, 'What is said beside the answer where it is not.', 'text/missing'),
      }),
    ),
    'Of an answer: what it must be beside other answers, looked at once all that it reads is known.',
  ),
  holds: may(duration, 'How long an answer is offered in later forms about the same subject.'),
  shown: may(circleInside, 'The widest circle that may read it; `parties` if missing.'),
  personal: may(yesNo, 'Kept in the vault, never in an event.'),
  ...grounds,
});

const cell = either(say('cell.anOptionAList'), keys({ not: must(list(string), 'Any option but these.') }), filled(string));

const table = keys({
  table: must(ownName, 'The name of the table and of the file.'),
  title: must(text, 'What the table is called.', 'text/missing'),
  decides: must(name, 'The one fact that it gives.'),
  hit: may(oneOf(...hitNames), 'The hit policy of DMN; `unique` if missing.'),
  complete: may(yesNo, 'Every set of facts meets a row; with `no` the fact may be unknown.'),
  rules: must(
    list(
      keys({
        id: must(ownName, 'The name of the row.'),
        when: may(map(cell), 'Fact: cell. A fact left out, or `-`, means any value.'),
        then: must(value, 'The value that the row gives, never an expression.'),
        ...grounds,
      }),
    ),
    'The rows.',
  ),
  ...grounds,
});

const clause = textWith({
  n: must(pattern('^([1-9]\\d*(\\.[1-9]\\d*)?|[a-z])$', say('n.aParagraphAnItem')), 'Which.'),
  'left-out': may(text, 'Why nothing runs it.'),
});

const articles = keys({
  sources: must(
    map(
      textWith({
        cite: may(text, 'How its articles are cited, where the place has another form: words with `{article}` and, if wanted, `{source}`.'),
        rank: must(oneOf('law', 'regulation', 'local', 'rule', 'document'), 'Its rank among the sources of law.'),
        'in-force': may(day, 'Of what was decided before this day it gives no more than the standing `assumed`.'),
        binds: may(list(name), 'The kinds of procedures that it binds; all, if missing.'),
        read: may(yesNo, '`no`: nobody has read its text, so nothing that rests on it is more than `assumed`.'),
      }),
    ),
    'The sources, by the first part of the articles’ names.',
  ),
  chapters: may(
    map(
      list(
        textWith({
          from: must(whole(1), 'Number of its first article.'),
          to: must(whole(1), 'Number of its last article.'),
        }),
      ),
    ),
    'Of a source: the titles of its chapters, in their order, one after the other.',
  ),
  articles: must(
    map(
      textWith({
        clauses: may(list(clause), 'Clause by clause, in our own words.'),
        'left-out': may(text, 'Why nothing, or only a part of it, runs.'),
      }),
      'article',
    ),
    'The gist of each article that matters.',
  ),
});

const pack = keys({
  pack: must(ownName, 'The identity of the pack; `pack@version` names one text of it.'),
  version: must(day, 'The day this text comes into force.'),
  title: must(text, 'What the pack is called.', 'text/missing'),
  // Where there is a `place.yaml` they stand there.
  ...ofThePlace,
  offices: must(map(office), 'The offices that work here, with their names.'),
  bodies: may(map(body), 'Bodies that do not work here: the city government, other authorities, courts.'),
  roles: must(
    map(
      keys({
        is: must(oneOf('party', 'official'), 'A role in one case, or a role in an office.'),
        office: may(name, 'Of an official: where they serve.'),
        'reports-to': may(list(name), 'Of an official: the roles that are told as well once a date has passed.'),
        'stand-ins': may(
          list(name),
          'Of an official: other roles of the same office whose holders may stand in for an absent one, besides holders of the same role.',
        ),
      }),
    ),
    'Who acts.',
  ),
  subjects: must(list(ownName), 'The kinds of thing that a case is about.'),
  aims: may(map(textWith({ 'left-out': may(text, 'Why nothing, or only a part of it, runs.') }), 'aim'), 'What the city set out to do.'),
  reads: may(keys(grounds), 'What the `reads` sections of all procedures rest on, where they do not say otherwise.'),
  ...grounds,
});

const words = keys({
  words: must(map(text, 'any'), 'One word for one name.'),
  units: may(
    map(
      textWith({
        one: may(string, 'In English of one of them: `person` beside `people`; `en` without its `s` if missing.'),
        thing: may(string, 'In Chinese what is counted, after the measure word: `名额` after `个`.'),
      }),
      'any',
    ),
    'What is counted in, after a number: `people`, `%`.',
  ),
  refusals: may(
    map(textWith({ 'way-out': may(text, 'What can be done instead.') }), 'refusal'),
    'What a refusal says, and the way out where there is one.',
  ),
  people: may(
    map(textWith({ number: may(string, 'Of an organisation: its number.') })),
    'What the persons of the examples are called in full.',
  ),
});

const glossary = keys({
  terms: must(
    map(
      textWith({
        also: may(list(string), 'Other right words in which a wrong one may stand: 临床试验.'),
        never: may(list(string), 'Words that must not stand for it, in either language.'),
        ...grounds,
      }),
    ),
    'The words of the law, by name.',
  ),
  ...grounds,
});

const budgets = keys({
  budgets: must(
    map(
      keys({
        unit: must(string, 'What is counted.'),
        ceiling: must(
          either(
            say('ceiling.aNumberAFactOr'),
            keys({
              share: must(number, 'The part of it, above 0 and up to 1: `0.3`.'),
              of: must(name, 'The budget of whose ceiling this is a share.'),
            }),
            number,
            name,
          ),
          'A number, a number fact read at each taking, or a share of the ceiling of another budget.',
          'budget/no-ceiling',
        ),
        per: may(
          list(name),
          'Which account an order draws on: any of `case`, `applicant`, `subject`, `office`, `year`, or a fact of type `case`, for one of each case that it names; none is one account for the pack.',
        ),
        'carry-over': may(
          keys({ from: must(whole(1), 'The first year whose rest is there in the next.') }),
          'Of an account for each year: what is left at its end can still be taken in the next year, and lapses with that one.',
        ),
        ...grounds,
      }),
    ),
    'The ceilings that cannot be passed.',
  ),
  ...grounds,
});

const committee = keys({
  committee: must(ownName, 'The name of the committee and of the file.'),
  title: must(text, 'What it is called.', 'text/missing'),
  seats: must(map(whole(1)), 'Category: number of seats.'),
  term: may(duration, 'A member sits until then.'),
  chair: may(yesNo, 'One of the members presides.'),
  per: may(oneOf('case'), 'The members are named again for each case.'),
  rules: must(
    map(
      keys({
        quorum: must(
          keys({ members: must(whole(1), 'So many attend.'), categories: may(list(name), 'Of each of these at least one.') }),
          'When the committee can decide.',
        ),
        carried: must(
          keys({
            'at-least': may(fraction, 'An exact fraction, as `2/3`.'),
            'more-than': may(fraction, 'An exact fraction, as `1/2`.'),
            of: must(string, 'The base: `seated`, `eligible`, `attending` or `voting`.', 'committee/base'),
          }),
          'When a motion is carried.',
        ),
        tie: may(oneOf('lost', 'chair'), 'What decides when for and against are equal; `lost` if missing.'),
        ...grounds,
      }),
    ),
    'The ways in which it decides.',
  ),
  views: may(viewKeys('committee'), 'The pages that it offers, and what plays which part there.'),
  ...grounds,
});

/** All kinds of file, by name. */
export const fileKinds: Readonly<Record<string, FileKind>> = {
  pack: file('Pack', 'pack.yaml', pack),
  ...placeFiles,
  articles: file('Articles', 'articles.yaml', articles),
  words: file('Words', 'words.yaml', words),
  glossary: file('Glossary', 'glossary.yaml', glossary),
  facts: file('Facts', 'facts.yaml', keys({ facts: must(map(fact), 'The facts, by name.'), ...grounds })),
  budgets: file('Budgets', 'budgets.yaml', budgets),
  table: folder('Table', 'tables', 'table', table),
  committee: folder('Committee', 'committees', 'committee', committee),
  calendar: folder('Calendar', 'calendars', 'calendar', calendar),
  ...competenceFiles,
  ...procedureFiles,
  ...caseFiles,
  ...exportFiles,
  ...demoFiles,
  ...searchFiles,
  ...startFiles,
};
