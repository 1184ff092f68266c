import { grounds, keys, list, may, must, name, type Shape } from './shape.ts';

/** What the office itself may do, beside the orders of its cases. A closed list: each is read somewhere in `shell`. */
export const powerKinds = [
  'add-people',
  'give-posts',
  'seat-members',
  'note-absences',
  'confirm-organisations',
  'deactivate-accounts',
  'give-texts',
  'install-texts',
  'see-workload',
  'see-discretion',
  'answer-contradictions',
  'run-backups',
] as const;
export type PowerKind = (typeof powerKinds)[number];

const about: Readonly<Record<PowerKind, string>> = {
  'add-people': 'Add colleagues and members of committees.',
  'give-posts': 'Give a post to somebody who is known, and end it; never to oneself.',
  'seat-members': 'Seat members of committees and declare or end their interests, besides those who keep the meetings.',
  'note-absences': 'Note the absence of a colleague, and end what a stand-in may do.',
  'confirm-organisations': 'Confirm the first representative of an organisation.',
  'deactivate-accounts': 'Close the account of somebody else.',
  'give-texts': 'Give a text of the law. Without it, the roles that draft a rule by this law.',
  'install-texts': 'Put a text of the law in force that another gave. Without it, the roles that adopt a rule by this law.',
  'see-workload': 'See how many cases each colleague holds.',
  'see-discretion': 'See what each official of the own office made of the room that the law leaves.',
  'answer-contradictions': 'See events that contradict a promise of the law, be told of them by mail, and note what was done about each.',
  'run-backups': 'Make backups, and see whether they can be restored.',
};

const roles = must(list(name), 'The roles that have it.');
const power = keys({ by: roles, ...grounds });
const posts = keys({
  by: roles,
  confirm: may(list(name), 'Roles of which a second person confirms; without it a post is held as soon as it is given.'),
  'confirm-posts': may(list(name), 'The posts that wait for the second person; all of them, if left out.'),
  ...grounds,
});

export const powers: Shape = keys(
  Object.fromEntries(powerKinds.map((kind) => [kind, may(kind === 'give-posts' ? posts : power, about[kind])])),
);
