import type { Answering } from '#contract';
import type { Power } from '#law/pack';
import { notFound, refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { packToday, todayOf } from './look.ts';
import { withPower } from './people.ts';
import { entered, isKnown, lastDay, noSuchPerson, read, term } from './people-book.ts';
import { enterAndShow } from './people-page.ts';
import { forOneself, lastWithPower, mayTakeBack, proposedBy, selvesOf, whyNotConfirm } from './people-rules.ts';
import { say } from './say.ts';

/**
 * Gives a post to somebody who is known, never to oneself. Where the pack wants a second person for it, the post is proposed and waits until somebody else
 * confirms it.
 */
export const givePost =
  (desk: Desk): Answering<'givePost'> =>
  (caller, { body }) =>
    withPower(desk, caller, 'give-posts', async () => {
      const pack = packToday(desk);
      const role = Object.hasOwn(pack.roles, body.role) ? pack.roles[body.role] : undefined;
      if (role?.is !== 'official') return notFound(body.role, say('givePost.thereIsNoSuch'));
      const office = await desk.keeper.store.office.read();
      if (!(await isKnown(desk, office, body.person))) return noSuchPerson(body.person);
      if (selvesOf(desk, office, caller).includes(body.person)) return forOneself();
      const post = { person: body.person, role: role.name, office: role.office, ...term(desk, body) };
      const power = pack.powers['give-posts'];
      return enterAndShow(desk, caller, [{ type: waitsForSecond(power, role.name) ? 'postProposed' : 'postGiven', ...post }]);
    });

/** Whether a post of this role waits for a second person. */
const waitsForSecond = (power: Power | undefined, role: string): boolean =>
  power !== undefined && power.confirm.length > 0 && (power.confirmPosts?.includes(role) ?? true);

/** Confirms a post that another proposed. */
export const confirmPost =
  (desk: Desk): Answering<'confirmPost'> =>
  async (caller, { id }) => {
    const pack = packToday(desk);
    const [office, today] = [await desk.keeper.store.office.read(), todayOf(desk)];
    const post = proposedBy(office, id);
    if (post === undefined) return notFound(id, say('confirmPost.noPostWaitsUnder'));
    const why = whyNotConfirm(desk, office, caller.person, post);
    if (why !== undefined) return why;
    if (pack.roles[post.role]?.is !== 'official') return notFound(post.role, say('confirmPost.thereIsNoSuch'));
    return enterAndShow(desk, caller, [{ type: 'postConfirmed', person: post.person, entry: post.entry, from: today }]);
  };

/** Takes a proposed post back: for the person who proposed it, and for those who may give or confirm one. */
export const takeBackPost =
  (desk: Desk): Answering<'takeBackPost'> =>
  async (caller, { id }) => {
    const office = await desk.keeper.store.office.read();
    const post = proposedBy(office, id);
    if (post === undefined) return notFound(id, say('takeBackPost.noPostWaitsUnder'));
    if (!mayTakeBack(desk, office, caller.person, post)) return refused('notThisRole');
    return enterAndShow(desk, caller, [{ type: 'postTakenBack', person: post.person, entry: post.entry }]);
  };

/** Ends a post, unless nobody would be left who can add people or give posts. */
export const endPost =
  (desk: Desk): Answering<'endPost'> =>
  (caller, { id, body }) =>
    withPower(desk, caller, 'give-posts', async () => {
      const given = await entered(desk, id, 'postGiven', 'postConfirmed');
      if (given === undefined) return notFound(id);
      const post = given.type === 'postGiven' ? given : await entered(desk, `entry-${given.entry}`, 'postProposed');
      if (post === undefined) return notFound(id);
      const on = lastDay(desk, body.until);
      const ending = { type: 'postEnded', person: post.person, role: post.role, office: post.office, on } as const;
      const lone = lastWithPower(packToday(desk), await read(desk), ending);
      return lone ?? enterAndShow(desk, caller, [ending]);
    });
