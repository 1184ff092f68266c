import { say } from './say.ts';
import {
  basisPattern,
  day,
  duration,
  either,
  type FileKind,
  feel,
  file,
  folder,
  grounds,
  type Keys,
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
  value,
  whole,
  withValue,
  yesNo,
} from './shape.ts';

const duty = keys({
  every: must(oneOf('year', 'quarter', 'month'), 'How often.'),
  on: must(pattern('^(\\d{2}-)?\\d{2}$', say('on.orOfAMonth')), 'The day on which the case is opened.'),
  opens: must(name, 'The procedure.'),
  for: must(name, 'The office whose duty it is.'),
  with: may(map(withValue), 'Facts for the case.'),
  ...grounds,
});

const stream = keys({
  count: must(name, 'The register whose rows are counted.'),
  by: may(list(name), 'Columns or facts by which they are told apart.'),
  every: must(oneOf('day', 'week', 'month'), 'The stretch of time counted.'),
  method: must(
    oneOf('farrington', 'gamma-poisson'),
    'How they are judged: against the same weeks of earlier years, or by the recent ones.',
  ),
  'false-alarms': must(
    pattern('^(0\\.\\d*[1-9]\\d*|[1-9]\\d*(\\.\\d+)?) per (week|month|quarter|year)$', say('falseAlarms.aNumberForA')),
    'How many false alarms are put up with, all strata together.',
  ),
  opens: must(name, 'The procedure that an alarm opens.'),
  with: may(map(withValue), 'Facts for the case.'),
  ...grounds,
});

const imported = keys({
  import: must(ownName, 'The name of the import and of the file.'),
  title: must(text, 'What it is called.', 'text/missing'),
  reads: must(
    keys({
      format: must(oneOf('csv'), 'The format of the file.'),
      encoding: must(string, 'How it is encoded, as `utf-8`.'),
      key: must(feel, 'What a row is known by.'),
    }),
    'The file.',
  ),
  party: may(map(keys({ is: must(feel, 'Its public name.') })), 'Role: the organisation that takes it.'),
  does: must(
    list(
      keys({
        order: must(pattern('^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*$', say('order.aProcedureAndIts')), 'What is done.'),
        by: must(name, 'In which role.'),
        on: must(feel, 'On which day.'),
      }),
    ),
    'The orders of a row, in order of date.',
  ),
  with: may(map(withValue), 'What the file says.'),
  assumes: may(map(withValue), 'What it does not say: `assumed` wherever it is read.'),
  ...grounds,
});

const procedures = list(name);

export const promiseForms = {
  never: must(
    keys({
      procedure: must(procedures, 'Where.'),
      state: may(list(name), 'In which state; any, if left out.'),
      if: must(feel, 'What must never be true.'),
    }),
    'In no configuration is it true.',
  ),
  always: must(
    keys({
      procedure: must(procedures, 'Where.'),
      state: may(list(name), 'In which state; any, if left out.'),
      if: must(feel, 'What must be true.'),
    }),
    'In every configuration it is true; unknown is not true.',
  ),
  before: must(
    keys({
      procedure: must(procedures, 'Where.'),
      first: must(name, 'The order that comes first.'),
      then: must(name, 'The order that comes after it.'),
    }),
    'On no path is the second given before the first.',
  ),
  'at-most': must(
    keys({ procedure: must(procedures, 'Where.'), order: must(name, 'Which order.'), times: must(whole(0), 'How often.') }),
    'On no path is it given more often.',
  ),
  'nobody-in-own-case': must(
    keys({ procedure: must(list(name), 'Which procedures, or `all`.') }),
    'On no path does a person whose own case it is give an order in a role of the office, or cast a ballot.',
  ),
  'nobody-from-above': must(
    keys({ procedure: must(procedures, 'Where.'), role: must(list(name), 'Roles of offices and committees.') }),
    'On no path does a person who acted or voted in the case above (the parent, or the case challenged) act in one of these roles.',
  ),
  separated: must(
    keys({
      procedure: must(procedures, 'Where.'),
      orders: must(list(list(name)), 'Pairs of orders.'),
      ever: may(yesNo, 'At any time in the case, and not only during one stay.'),
    }),
    'Nobody gives both during one stay, or, with `ever`, in one case.',
  ),
  held: must(
    keys({
      procedure: must(procedures, 'Where.'),
      budget: must(name, 'Of which budget.'),
      state: must(list(name), 'In these states and endings.'),
    }),
    'On every path the case has taken from the budget there and not given back, and never takes what it holds once more.',
  ),
  'may-follow': must(
    keys({
      procedure: must(procedures, 'Where.'),
      role: must(list(name), 'Roles of offices.'),
      state: may(list(name), 'In which state; any, if left out.'),
    }),
    'In no configuration does another role of an office read the case.',
  ),
  'never-reads': must(
    keys({
      role: must(list(name), 'Roles of offices.'),
      procedure: must(procedures, 'Where.'),
      state: may(list(name), 'In which state; any, if left out.'),
      fact: may(name, 'This fact; the case as a whole, if left out.'),
    }),
    'In no configuration do these roles read the case, or this fact of it.',
  ),
  'sealed-until': must(
    keys({
      procedure: must(procedures, 'Where.'),
      of: must(list(name), 'Party roles and personal facts.'),
      order: must(name, 'The order that opens the seal.'),
    }),
    'On no path does an office read them before this order was given.',
  ),
  'challenge-restores': must(
    keys({
      procedure: must(procedures, 'Where.'),
      closed: may(
        map(keys({ outcomes: must(list(name), 'Orders that can no longer be given, or `all`.'), ...grounds })),
        'Outcomes that the law closes, under the order that follows from the success, each with its article.',
      ),
    }),
    'After a challenge that succeeds, what was set aside has no effect, and each outcome that the office could have given can still be reached.',
  ),
  'every-case-ends': must(keys({ procedure: must(procedures, 'Where.') }), 'From everywhere an ending can be reached.'),
  'silence-has-effect': must(
    keys({ procedure: must(procedures, 'Where.') }),
    'Wherever somebody is waited for, a clock is live and its end means something.',
  ),
  within: must(
    keys({
      procedure: must(procedures, 'Where.'),
      from: must(list(name), 'From these states.'),
      to: must(list(name), 'To these.'),
      limit: must(duration, 'No more than this.'),
      assuming: may(
        list(oneOf('office-in-time', 'parties-in-time')),
        'Who is taken to keep the clocks that run while they are waited for; nobody, if left out.',
      ),
      'not-counting': may(name, 'A clock: the days on which it stands still are not counted.'),
    }),
    'On every path no more time passes, each day looked at.',
  ),
  implies: must(
    keys({
      table: must(name, 'Which table.'),
      if: must(feel, 'Where this holds,'),
      then: must(feel, 'this holds too.'),
    }),
    'At every point of the grid.',
  ),
  monotone: must(
    keys({ table: must(name, 'Which table.'), in: must(list(name), 'The inputs.') }),
    'A higher input never gives a lower result.',
  ),
} as const;

const promise = keys({
  says: may(text, 'The own words of those who promise it, beside the sentence that the form makes. They add to it, and claim no more.'),
  ...Object.fromEntries(Object.entries(promiseForms).map(([form, { shape, about }]) => [form, may(shape, about)])),
  ...grounds,
});

const moment = pattern('^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2}))?$', say('moment.aDayOrAn'));
const article = pattern(basisPattern, say('article.anArticleAs'));

/** What a step of an example can say; a step of a story can say more. */
export const stepKeys: Keys = {
  on: must(moment, 'The day, or the instant; time passes up to it first.'),
  by: may(list(string), 'Who gives the order.'),
  does: may(string, 'The order: `file`, or in another case `ethics.attend`.'),
  about: may(string, 'The case challenged.'),
  as: may(ownName, 'A name for the case that it opens.'),
  gives: may(map(value), 'Facts, over those of `given`.'),
  duty: may(name, 'A duty that falls due on this day: the calendar opens its case.'),
  outage: may(keys({ from: must(day, 'First day.'), to: must(day, 'Last day.') }), 'The office’s system is down.'),
  refused: may(pattern('^[a-z][a-zA-Z0-9]*$', say('refused.aRefusalAs')), 'The refusal that must come.'),
  then: may(
    keys({
      state: may(either(say('state.aStateOrCase'), map(name, 'any'), name), 'Where the case stands.'),
      due: may(map(string, 'any'), 'Clock: day, instant or `paused`.'),
      clock: may(map(oneOf('running', 'paused', 'met', 'expired'), 'any'), 'Clock: how it stands.'),
      provisional: may(list(string), 'Clocks whose date is provisional.'),
      facts: may(map(value), 'What is known.'),
      letter: may(name, 'The letter sent.'),
      register: may(map(name), 'Register: the status of some row, or `none`.'),
      votes: may(
        keys({
          for: may(whole(0), 'Ballots for the motion.'),
          against: may(whole(0), 'Ballots against it.'),
          abstain: may(whole(0), 'Abstentions.'),
          base: may(whole(0), 'Of whom the fraction is taken.'),
          needed: may(whole(0), 'The fewest ballots that carry.'),
          result: may(oneOf('carried', 'lost', 'no-quorum'), 'What came out.'),
        }),
        'How the vote went.',
      ),
      left: may(map(number), 'Budget: what is left.'),
    }),
    'What holds right after.',
  ),
};

const step = keys(stepKeys);

/** What an example and a story of the demo have in common. */
export const exampleKeys: Keys = {
  title: must(text, 'What it shows.', 'text/missing'),
  procedure: may(name, 'The procedure of its main case.'),
  like: may(name, 'Takes people, interests and facts of this example.'),
  people: may(map(list(string), 'any'), 'Name: roles; a member is `ethics/law`.'),
  interests: may(map(list(string), 'any'), 'Person: persons in whom he has an interest.'),
  given: may(map(value), 'Facts known to anyone who needs them.'),
  steps: must(list(step), 'What is done, in order.'),
};

const example = keys({
  example: must(ownName, 'The name of the example and of the file.'),
  shows: must(list(article), 'The articles that it shows.'),
  ...exampleKeys,
});

const readings = keys({
  readings: must(
    map(
      keys({
        by: must(text, 'Who read: a role or a team, no invented person.'),
        on: must(day, 'The day.'),
        against: must(text, 'What it was read against.'),
        result: must(text, 'What came of it.'),
        read: must(map(string, 'any'), 'Element (a file, or `file#place`): the digest of its text when it was read.'),
        changed: may(list(string), 'Elements that were rewritten since: they wait for the next reading.'),
      }),
    ),
    'The readings, by name.',
  ),
});

const transitions = keys({
  from: must(day, 'The earlier version.'),
  move: must(
    map(
      keys({
        states: must(map(name), 'Old state: new state. Only cases in a state listed move.'),
        facts: may(map(name), 'Old name: new name.'),
        clocks: may(oneOf('keep', 'restart'), 'Budgets run on, or start again; `keep` if missing.'),
      }),
    ),
    'Procedure: what becomes of its open cases.',
  ),
  ...grounds,
});

export const caseFiles: Readonly<Record<string, FileKind>> = {
  duties: file('Duties', 'duties.yaml', keys({ duties: must(map(duty), 'What the calendar opens.'), ...grounds })),
  watch: file('Watch streams', 'watch.yaml', keys({ streams: must(map(stream), 'What the figures open.'), ...grounds })),
  import: folder('Import', 'imports', 'import', imported),
  promises: file('Promises', 'promises.yaml', keys({ promises: must(map(promise), 'What must hold.'), ...grounds })),
  example: folder('Example', 'examples', 'example', example),
  readings: file('Readings', 'readings.yaml', readings),
  transitions: file('Transitions', 'transitions.yaml', transitions),
};
