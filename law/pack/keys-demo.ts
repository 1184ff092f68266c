import { exampleKeys, stepKeys } from './keys-case.ts';
import { day, type FileKind, file, folder, keys, list, map, may, must, name, ownName, string, text, value, whole, yesNo } from './shape.ts';

const person = keys({
  name: must(text, 'What the person is called. The demo adds in each language that it is invented.', 'text/missing'),
  is: may(text, 'What the person is, if not the words of the roles.'),
  does: may(text, 'One sentence on what the person does here, for anyone who signs in as this person.'),
  roles: may(list(string), 'Roles, as in examples; a member is `ethics/law`. A resident has none.'),
  chair: may(yesNo, 'Presides over the committee.'),
  until: may(day, 'The last day on its seat, where it is not that of a whole term.'),
  for: may(name, 'The organisation for which the person acts.'),
});

const organisation = keys({
  name: must(text, 'What the organisation is called. The demo adds that it is invented.', 'text/missing'),
  number: may(string, 'By which number the place knows it.'),
});

const meeting = keys({
  calls: may(name, 'Calls the members together for the vote on this case, and invites them.'),
  day: may(day, 'On which day they are called.'),
  at: may(string, 'At which hour they are called, as `14:00`.'),
  place: may(string, 'Where they are called to.'),
  opens: may(name, 'Opens the meeting and takes up this case.'),
  with: may(list(string), 'Who is there.'),
  aside: may(name, 'Stands aside from this case.'),
  reason: may(string, 'Why.'),
  ends: may(name, 'Closes this case and the meeting.'),
  signs: may(name, 'Signs the minutes of the meeting on this case.'),
});

const storyStep = keys({
  ...stepKeys,
  meeting: may(meeting, 'Something in the room of a committee: `calls`, `opens`, `aside`, `ends` or `signs`, with the name of a case.'),
  reads: may(name, 'The case whose page is opened; its reading log tells so.'),
  seated: may(name, 'The case for which these members alone are named.'),
});

const story = keys({
  story: must(ownName, 'The name of the story and of the file.'),
  ...exampleKeys,
  people: may(
    map(list(string), 'any'),
    'Name: roles. People of `demo/people.yaml` need not stand here; a name without a role is somebody unknown.',
  ),
  steps: must(list(storyStep), 'What is done, in order.'),
  small: may(yesNo, 'Told in a small demo as well.'),
  times: may(whole(1), 'How often it is told in the year of the demo; once, if missing.'),
  today: may(day, 'The day of the story that falls on the demo’s today. Without it the story lies where chance puts it.'),
});

const stop = keys({
  say: must(text, 'What there is to see or to do.', 'text/missing'),
  as: may(name, 'The person to be, one of `demo/people.yaml`; without it, the person who is signed in.'),
  go: may(string, 'The page to open, as an address without its language.'),
  until: may(string, 'The next stop comes once the address is like this: `*` stands for one part of it.'),
});

/** What a demo of the pack needs besides the law: no rule stands here, and the text of the law is the same without it. */
export const demoFiles: Readonly<Record<string, FileKind>> = {
  'demo-people': file(
    'People of the demo',
    'demo/people.yaml',
    keys({
      people: may(map(person), 'Who can be signed in as, by name.'),
      organisations: may(map(organisation), 'For whom they act, by name.'),
      interests: may(map(list(name)), 'Person: organisations in which that person has declared an interest.'),
    }),
  ),
  'demo-subjects': file(
    'Subjects of the demo',
    'demo/subjects.yaml',
    keys({
      subjects: must(
        map(list(keys({ gives: must(map(value), 'Facts, as plain values.') }))),
        'Procedure: what its repeated cases are about, one after the other.',
      ),
    }),
  ),
  'demo-tours': file(
    'Tours of the demo',
    'demo/tours.yaml',
    keys({
      tours: must(
        map(
          keys({
            title: must(text, 'What the tour is called.', 'text/missing'),
            about: must(text, 'What it shows.', 'text/missing'),
            stops: must(list(stop), 'Where it leads, in order.'),
          }),
        ),
        'Guided tours, in the order in which a newcomer would take them.',
      ),
    }),
  ),
  story: folder('Story', 'demo', 'story', story),
};
