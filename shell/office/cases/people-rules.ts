import type { Caller } from '#contract';
import { addDays, type Day, fail } from '#law/ground';
import type { Pack } from '#law/pack';
import { foldOffice, type Office, type OfficeEvent } from '#shell/ledger';
import { gives, heldAlone, rolesWith } from '../powers.ts';
import { refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { packToday, todayOf } from './look.ts';
import { say } from './say.ts';

/** The person who acts and the absent colleagues whose power it is: what none of them may do for themselves, nobody does for them. */
export const selvesOf = (desk: Desk, office: Office, { person }: Pick<Caller, 'person'>): readonly string[] => {
  if (person === undefined) return [];
  const { 'give-posts': power } = packToday(desk).powers;
  const roles = power === undefined ? [] : [...power.by, ...power.confirm];
  return [person, ...roles.flatMap((role) => office.standsInFor(person, role, todayOf(desk)))];
};

export const forOneself = () => refused('ownPost', {}, say('forOneself.nobodyGivesAPost'));

export type Proposed = Office['proposedPosts'][number];

export const proposedBy = (office: Office, id: string): Proposed | undefined =>
  office.proposedPosts.find(({ entry }) => id === `entry-${entry}`);

/** Why somebody may not confirm a post: not the role, the person who proposed it, or the one who is to hold it. */
export const whyNotConfirm = (desk: Desk, office: Office, person: string | undefined, post: Proposed) => {
  const power = packToday(desk).powers['give-posts'];
  const confirm = power?.confirm ?? [];
  const posts = person === undefined ? [] : office.posts(person, todayOf(desk));
  if (!confirm.some((role) => posts.includes(role))) return refused('notThisRole', { mayAct: confirm }, say('whyNotConfirm.thisPostIsFor'));
  const selves = selvesOf(desk, office, person === undefined ? {} : { person });
  if (selves.includes(post.person)) return forOneself();
  if (post.by !== undefined && selves.includes(post.by)) return refused('actedBefore', {}, say('whyNotConfirm.youProposedThisPost'));
  return undefined;
};

export const mayTakeBack = (desk: Desk, office: Office, person: string | undefined, post: Proposed): boolean => {
  if (person === undefined) return false;
  const pack = packToday(desk);
  const roles = [...rolesWith(pack, 'give-posts'), ...(pack.powers['give-posts']?.confirm ?? [])];
  return post.by === person || office.posts(person, todayOf(desk)).some((role) => roles.includes(role));
};

/** Who may revoke a stand-in: the two of them, and those who may note absences or give posts. */
export const mayRevoke = (
  desk: Desk,
  office: Office,
  person: string | undefined,
  { giver, deputy }: { readonly giver: string; readonly deputy: string },
): boolean => {
  if (person === undefined) return false;
  const [pack, posts] = [packToday(desk), office.posts(person, todayOf(desk))];
  return person === giver || person === deputy || gives(pack, 'note-absences', posts) || gives(pack, 'give-posts', posts);
};

/** Refused where an entry would leave nobody who can add people or give posts: nobody could ever give it back. */
export const lastWithPower = (pack: Pack, events: readonly OfficeEvent[], ending: Ending): ReturnType<typeof refused> | undefined => {
  const last = events.at(-1);
  const after = [...events, { ...ending, seq: (last?.seq ?? 0) + 1, recorded: last?.recorded } as OfficeEvent];
  const [before, then] = [foldOffice(events), foldOffice(after)];
  const on = addDays(ending.on, 1) as Day;
  const lost = heldAlone(pack, before, ending.person, on).filter((power) =>
    rolesWith(pack, power).every((role) => then.holdersOf(role, on).length === 0),
  );
  if (lost.length === 0) return undefined;
  return fail({
    refusal: 'lastAdministrator',
    basis: pack.powers[lost[0]!]?.basis ?? [],
    text: say('lastWithPower.thisPersonIsThe'),
    wayOut: say('lastWithPower.giveSuchAPost'),
    about: { powers: lost },
  });
};

interface Ending {
  readonly type: 'postEnded';
  readonly person: string;
  readonly role: string;
  readonly office: string;
  readonly on: Day;
}
