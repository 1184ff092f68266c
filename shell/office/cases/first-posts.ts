import type { Caller, Declined, FirstPost } from '#contract';
import { ok, type Result } from '#law/ground';
import { holdersOfPower, rolesWith } from '../powers.ts';
import { same, titled } from '../view/index.ts';
import { refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { packToday, todayOf } from './look.ts';
import { enter } from './people.ts';
import { say } from './say.ts';

/** Posts that may add people, while nobody holds one; nothing once somebody does. */
export const firstPosts = async (desk: Desk): Promise<readonly FirstPost[] | undefined> => {
  if (desk.demo) return undefined;
  const pack = packToday(desk);
  const today = todayOf(desk);
  const office = await desk.keeper.store.office.read();
  if (holdersOfPower(pack, office, 'add-people', today).length > 0) return undefined;
  return rolesWith(pack, 'add-people').flatMap((name) => {
    const role = pack.roles[name];
    return role?.is === 'official'
      ? [{ role: titled(pack, name), office: { name: role.office, title: pack.offices[role.office] ?? same(role.office) } }]
      : [];
  });
};

/** Enters the first person who may add people, with the post. */
export const openCity = async (
  desk: Desk,
  caller: Caller,
  { person, role }: { readonly person: string; readonly role: string },
): Promise<Result<unknown, Declined>> => {
  const posts = await firstPosts(desk);
  const post = posts?.find((one) => one.role.name === role);
  if (post === undefined) return refused('notThisRole', {}, say('openCity.thisCityHasAn'));
  await enter(desk, caller, [
    { type: 'personAdded', person },
    { type: 'postGiven', person, role, office: post.office.name, from: todayOf(desk) },
  ]);
  return ok({ person });
};
