import { commitment } from './keys-commitment.ts';
import { viewKeys } from './keys-views.ts';
import { say } from './say.ts';
import {
  circle,
  circleInside,
  duration,
  either,
  type FileKind,
  feel,
  filled,
  folder,
  grounds,
  type Key,
  keys,
  list,
  map,
  mapBesides,
  may,
  must,
  name,
  number,
  oneOf,
  ownName,
  pattern,
  type Shape,
  string,
  text,
  whole,
  withValue,
  yesNo,
} from './shape.ts';

const nothing = 'orders, or `nothing`';

const clock = keys({
  within: must(
    duration,
    'The budget: `20 working-days`, `60 days`, `6 months`, `72 hours`, or a number fact: `cap-days days`.',
    'clock/within',
  ),
  runs: must(list(name), 'It starts when the case enters one of these states from outside.'),
  paused: may(list(name), 'States and endings, or cases while one is open, in which it stands still.'),
  start: may(oneOf('day-after', 'same-day'), 'The first day counted; `day-after` if missing.'),
  roll: may(oneOf('next-working-day', 'none'), 'Does a last day that is no working day move on? `next-working-day` if missing.'),
  extend: may(
    keys({ by: must(duration, 'What an extension adds.'), times: must(whole(1), 'How often.') }),
    'What an order that `extends` it may add.',
  ),
  silence: must(list(name), `What follows when it runs out: ${nothing}.`, 'clock/silence'),
  remind: may(list(duration), 'Before the due day, to anyone who is waited for.'),
  calendar: may(name, 'Of the working days; the pack’s if missing.'),
  outside: may(name, 'The body whose term it is: watched and shown here, and never decided here.'),
  ...grounds,
});

const caseLink = keys({
  procedure: may(name, 'The procedure of the other case.'),
  outside: may(text, 'A body that does not work here, as a court. Beside `procedure`: there it is only recorded what that body does.'),
  link: may(
    oneOf('child', 'subject', 'opener', 'challenge', 'named', 'naming'),
    'Opened by an order here; any case about the same subject; the case that opened this one; opened by a party against an ending or a state; the case that a fact here names; or every case in which a fact names this one. `child` if missing.',
  ),
  by: may(name, 'Of `named` and `naming`: the fact of type `case` that names the case, here or there.'),
  within: may(duration, 'Of a challenge: counted from the day the ending was served.'),
  'silence-of': may(list(name), 'Of a challenge of silence: it is open once one of these clocks has run out, and counted from that day.'),
  with: may(map(withValue), 'Of a challenge: facts of the case that it opens, whatever the party says of them.'),
  then: may(
    either(say('then.stateEndingOrKind'), map(list(name)), oneOf('nothing')),
    'Which order by law follows when that case enters that state or ending. A kind of ending stands for all its endings without a line of their own.',
  ),
  first: may(text, 'Of a challenge: the law asks for it before the others, and why; the others are then told as what comes after it.'),
  costs: may(keys({ amount: must(number, 'In the money of the pack; 0 where it is free.'), ...grounds }), 'Of a challenge: what it costs.'),
  apart: may(yesNo, 'Of a child: it sees no facts of this case and has none of its parties; it knows what `with` hands on.'),
  ...grounds,
});

const vote = keys({
  by: must(name, 'The committee that sits.'),
  rule: must(name, 'The rule by which it decides.'),
  'not-by': may(list(name), 'The person who voted in these states, or acted in `parent` or this case, sits here no more.'),
  then: must(
    keys({
      carried: must(name, 'The order by law if the motion is carried.', 'vote/unheard'),
      lost: must(name, 'The order by law if it is lost.', 'vote/unheard'),
      'no-quorum': must(name, 'The order by law if too few attended.', 'vote/unheard'),
    }),
    'What the result brings about.',
    'vote/unheard',
  ),
});

const ownTitle = may(text, 'What it is called here, where the law has another word for it than `words.yaml` for its name.');

const state = keys({
  title: ownTitle,
  waits: may(name, 'The role that is to act; without it the case rests.'),
  shown: may(circleInside, 'Who may follow the case in this state; `parties` if missing.'),
  vote: may(vote, 'A committee sits while the case is in this state.'),
  'open-ended': may(text, 'Why it may wait without a clock.'),
  challenge: may(list(name), 'The cases by which what was ordered here can be challenged while it lasts.'),
  'decided-in': may(
    list(name),
    'States in which what is challenged here was decided, where the case came from one of them: its days go on.',
  ),
  ...grounds,
});

const order = keys({
  title: ownTitle,
  act: may(name, 'What it does in law: a kind of act. Without it, what its letter says.'),
  receiver: may(name, 'Of a referral: the body it goes to, or a fact of type `body` that names it.'),
  by: must(list(name), 'Roles, `anyone` or `law`.'),
  'not-by': may(list(name), 'Not by the person who gave one of these orders, voted in these states, or acted in a case above (`parent`).'),
  'never-by': may(list(name), 'Not by a person who gave one of these orders at any time in this case.'),
  'only-by': may(name, 'Only by the person who gave this order last: who proposed may take it back.'),
  findings: may(
    map(keys({ title: must(text, 'What the law asks, as a short statement.'), ...grounds })),
    'Of an order after which a second person decides: what the law asks, a finding for each.',
  ),
  from: may(filled(name), 'The states where it is lawful, or `open` for every state. Without it the order opens a case.'),
  to: may(name, 'The state or ending it leads to; without it the case stays where it stands.'),
  if: may(either(say('if.refusalFeelOrFeel'), map(feel, 'refusal'), feel), 'What must hold, named for what stands in the way.'),
  'at-most': may(either(say('atMost.refusalNumberOrA'), map(whole(1), 'refusal'), whole(1)), 'How often in this case.'),
  needs: may(
    list(pattern('^[a-z][a-z0-9]*(-[a-z0-9]+)*\\??$', say('needs.aFactAsOr'))),
    'Facts given with the order, or a form for all of its facts.',
  ),
  'side-by-side': may(
    yesNo,
    'What is given stands beside what others gave with it: one sheet for each person, read with `sheets("order")`. `no` if missing.',
  ),
  'as-of': may(feel, 'The day it counts from, where the law dates it otherwise.'),
  extends: may(name, 'The clock that it extends.'),
  restarts: may(list(name), 'The clocks whose budget starts again.'),
  opens: may(name, 'The case of the `cases` section that it opens.'),
  'opens-if': may(feel, 'Opens it only where this is true, once the facts of the order are known; else nothing is opened.'),
  with: may(map(withValue), 'Facts for the case that it opens.'),
  takes: may(
    map(
      either(
        say('takes.anAmountOr'),
        keys({
          amount: must(feel, 'How much.'),
          over: must(yesNo, 'Of an order by law: where the ceiling is reached, does the case go on over it?'),
        }),
        feel,
      ),
    ),
    'Budget: amount taken.',
  ),
  returns: may(map(feel), 'Budget: amount given back.'),
  letter: may(name, 'The letter sent to the parties.'),
  'file-letter': may(name, 'Of a referral: the letter with which the file goes to the body, a letter `to: receiver`.'),
  unseals: may(list(name), 'What of that which is `sealed` the office may read from then on.'),
  erases: may(
    either(
      say('erases.personalFactsForAll'),
      keys({
        in: may(
          name,
          'A fact of type `case`: erased is what lies in the case that it names, if the person who asked is a party there. Without it, here.',
        ),
        facts: must(list(name), 'Personal facts, or `personal` for all of them.'),
        letters: may(yesNo, 'Are the texts of the letters of that case destroyed as well? `no` if missing.'),
        if: may(feel, 'Only where this holds.'),
      }),
      list(name),
    ),
    'What is erased with this order: its key is destroyed, its commitment stays.',
  ),
  ...grounds,
});

const ending = keys({
  title: ownTitle,
  kind: must(
    oneOf('granted', 'refused', 'withdrawn', 'lapsed', 'expired', 'revoked', 'sanctioned', 'referred', 'answered', 'merged', 'closed'),
    'What it means in statistics and letters.',
  ),
  shown: may(circleInside, 'Who may follow the case in this ending; `parties` if missing.'),
  challenge: may(list(name), 'The cases by which it can be challenged, or `none` with a note.'),
  'decided-in': may(
    list(name),
    'States in which what is challenged here was decided, where the case came from one of them: its days go on.',
  ),
  ...grounds,
});

/** The five sections, which a part may hold as well. */
export const sections = {
  clocks: may(map(clock), 'Terms that run beside.'),
  cases: may(map(caseLink), 'The other cases that this one listens to.'),
  states: may(map(state), 'Where it rests.'),
  orders: may(map(order), 'What moves it.'),
  endings: may(map(ending), 'What ends it.'),
} as const satisfies Readonly<Record<string, Key>>;

const places = list(name);

const readsOfRole = either(
  say('readsOfRole.statesOr'),
  keys({
    in: must(places, '`all`, `acts` (where the role acts), or states and endings.'),
    personal: may(
      either(say('personal.personalFactsOrPersonal'), map(places), list(name)),
      'Personal facts that it reads: wherever it reads the case, or in these states.',
    ),
    ...grounds,
  }),
  places,
);

const reads = mapBesides(readsOfRole, grounds);

const kinds: Shape = oneOf(
  'licence',
  'filing',
  'assessment',
  'disclosure',
  'trial',
  'ethics',
  'conformity',
  'grant',
  'purchase',
  'data',
  'rights',
  'incident',
  'complaint',
  'rule',
  'standard',
  'survey',
  'use',
  'duty',
  'remedy',
);

const ranking = keys({
  of: must(name, 'A name of `cases` with `link: naming`: the cases that are ranked.'),
  in: must(list(name), 'Their states in which they are ranked.'),
  by: must(name, 'The order here that ranks them; its event keeps the list and a digest of its names.'),
  sheets: must(name, 'Their order that is given `side-by-side`: each sheet is one score.'),
  score: must(name, 'Their fact with `several` numbers: one for each sheet, in the order of the sheets.'),
  scale: must(
    keys({ low: must(number, 'The lowest score.'), high: must(number, 'The highest score.') }),
    'Between which bounds a score lies.',
  ),
  ready: may(name, 'Their yes-no fact: nothing is ranked before it holds in each of them.'),
  asks: must(name, 'Their number fact: how much is asked.'),
  money: must(name, 'The number fact here: how much there is.'),
  least: may(name, 'The number fact here: the least mean score that is awarded. Without it every score is.'),
  part: may(
    name,
    'The number fact here: from which percent of what is asked the rest of the money is given as a part. Without it no part is given.',
  ),
  reserve: may(name, 'The number fact here: how many that the money did not reach wait in reserve. Nobody without it.'),
  seed: may(name, 'The text fact here whose value draws between equal scores.'),
  'seed-day': may(name, 'The date fact here: when the seed was published. It must lie after the day on which the list was ranked.'),
  policy: may(oneOf('stop', 'skip'), 'Once a request does not fit: nothing more is awarded, or smaller ones still are. `stop` if missing.'),
  awards: must(name, 'The order here that awards in the order of the list.'),
  then: must(
    keys({
      awarded: must(name, 'Of those that get money.'),
      reserve: may(name, 'Of those in reserve; they are declined without it.'),
      declined: must(name, 'Of all others.'),
    }),
    'Their orders by law. They also stand in the `then` of the case by which they listen to this one.',
  ),
  tells: may(
    map(name),
    'What their order by law is told, and by which fact: `amount`, `outcome`, `place`, `of`, `low` and `high` (of the rank, with 90 percent), `score`, `waits` (the place in reserve).',
  ),
  ...grounds,
});

const procedure = keys({
  procedure: must(ownName, 'The name of the procedure and of the file.'),
  title: must(text, 'What it is called.', 'text/missing'),
  kind: must(kinds, 'What it is in law.'),
  aims: may(list(string), 'The aims of the city that it serves.'),
  subject: may(name, 'What it is about.'),
  number: may(string, 'Pattern of the case number; `{procedure}-{year}-{serial}` if missing.'),
  includes: may(list(name), 'Parts that are merged in as they stand.'),
  retention: may(
    keys({
      keep: must(duration, 'So long after the case has ended: `5 years`, `6 months`, `90 days`.'),
      then: must(
        oneOf('erase-personal', 'destroy-files'),
        'What then follows by itself: all personal facts with their files and letters, or the files of personal facts alone.',
      ),
      must: may(yesNo, 'Does a law demand that it is kept so long? Then a request to erase is refused until then. `no` if missing.'),
      ...grounds,
    }),
    'How long what is personal is kept.',
  ),
  ...sections,
  'on-entry': may(
    map(keys({ then: must(map(list(name), 'any'), 'Value: order, or `nothing`.'), ...grounds })),
    'Fact that is read from a register: which order by law follows once it has a value.',
  ),
  ranking: may(ranking, 'How the cases that name this one are ranked, and awarded money in the order of the list.'),
  commitment: may(commitment, 'The way on a commitment that the procedure offers beside the ordinary one.'),
  reads: may(reads, 'Role of an office: where it reads the case. A role that is not named reads nothing of it.'),
  views: may(viewKeys('procedure'), 'The pages that it offers, and which of its names plays which part there.'),
  sealed: may(list(name), 'Party roles and personal facts that no office reads before an order `unseals` them.'),
  ...grounds,
});

const part = keys({
  part: must(ownName, 'The name of the part and of the file.'),
  ...sections,
  commitment: may(commitment, 'What the commitments of the procedures that include it share; their own keys come first.'),
  views: may(viewKeys('procedure'), 'The views that the procedures share that include it; their own come first.'),
  ...grounds,
});

const register = keys({
  register: must(ownName, 'The name of the register and of the file.'),
  title: must(text, 'What it is called.', 'text/missing'),
  shown: must(circle, 'Who may read it.'),
  row: must(name, '`case`, `subject`, or a `list` fact: one row for each.'),
  number: must(string, 'Pattern of the row’s number, as `SZAI-{year}-{serial:5}`.'),
  rows: must(map(map(filled(name))), 'Status: procedure: states or endings in which a row is there.'),
  columns: must(map(feel), 'Name: FEEL.'),
  accounts: may(list(name), 'Budgets of which each row tells what is left on the account of its case, as of the moment it is read.'),
  views: may(viewKeys('register'), 'The pages that it offers, and which column plays which part there.'),
  facets: may(list(name), 'Columns by which the page of the register is narrowed; every choice among them, if missing.'),
  search: may(list(name), 'Columns in which a search looks; all, if missing.'),
  ...grounds,
});

const letter = keys({
  letter: must(ownName, 'The name of the letter and of the file.'),
  title: must(text, 'What it is called.', 'text/missing'),
  kind: may(name, 'The legal act that it is, of the closed list; needed in each letter as soon as one has it.'),
  to: must(name, '`party`, a role, or `receiver`: the body that a case is referred to.'),
  must: may(list(name), 'What each language has to contain.'),
  number: must(string, 'Pattern of the letter’s number.'),
  certificate: may(name, 'The register whose row its check code shows.'),
  ...grounds,
});

const form = keys({
  form: must(ownName, 'The name of the form and of the file.'),
  title: must(text, 'What it is called.', 'text/missing'),
  sections: must(
    list(keys({ title: must(text, 'The heading.', 'text/missing'), facts: must(list(name), 'What is asked, in order.') })),
    'The sections, in order.',
  ),
  number: may(string, 'Of a survey: its number.'),
  maker: may(name, 'Of a survey: the office that makes it.'),
  approval: may(
    keys({
      number: must(string, 'Number of the approval.'),
      from: must({ is: 'day' }, 'First day.'),
      to: must({ is: 'day' }, 'Last day.'),
    }),
    'Of a survey: outside this time its orders are refused.',
  ),
  shown: may(circle, '`sealed` builds the wall: no supervisor, search, log or register reads an answer.'),
  ...grounds,
});

export const procedureFiles: Readonly<Record<string, FileKind>> = {
  procedure: folder('Procedure', 'procedures', 'procedure', procedure),
  part: folder('Part of procedures', 'parts', 'part', part),
  register: folder('Register', 'registers', 'register', register),
  letter: folder('Letter (front matter)', 'letters', 'letter', letter),
  form: folder('Form', 'forms', 'form', form),
};
