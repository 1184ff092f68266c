import { type Text, text } from '#law/ground';
import type { Caller, Leaving, OfficePower } from '#shell/http';
import { hasPower } from '../powers.ts';
import type { Desk } from './desk.ts';
import { packToday, readerFor, todayOf } from './look.ts';
import { enter } from './people.ts';

/** Whether the caller holds a power of the office today. */
export const may = async (desk: Desk, { person }: Caller, power: OfficePower): Promise<boolean> =>
  hasPower(packToday(desk), await desk.keeper.store.office.read(), person, power, todayOf(desk));

/** What stands in the way of closing an account, each with what to do first, and what stays here afterwards. */
export const leaving = async (desk: Desk, { person }: Caller): Promise<Leaving> => {
  if (person === undefined) return { obstacles: [], stays };
  const pack = packToday(desk);
  const today = todayOf(desk);
  const { store } = desk.keeper;
  const [office, reader] = await Promise.all([store.office.read(), readerFor(desk, person)]);
  const seated = Object.values(pack.committees).some((committee) =>
    office.members(committee.name, today, '').some(({ id, until }) => id === person && (until === undefined || until >= today)),
  );
  const alone = office
    .mandates(person, today)
    .filter(
      ({ id }) => ![...office.persons].some((other) => other !== person && office.mandates(other, today).some((held) => held.id === id)),
    );
  const parties = [person, ...alone.map(({ id }) => id)].filter((id) => id === person || reader.self.has(id));
  const open = await store.countCases({ party: parties, ended: false }, 999);
  const obstacles: { text: Text; href?: string }[] = [];
  if (office.postsHeld(person, today).length > 0)
    obstacles.push({
      text: text('You hold a post: ask a person who gives posts to end it.', '您担任岗位，请先由有权授予岗位的人员终止。'),
      href: '/office/people',
    });
  if (seated)
    obstacles.push({
      text: text('You sit on a committee: ask its secretary to end your seat.', '您是委员会委员，请先由委员会秘书终止席位。'),
      href: '/office/people',
    });
  if (open > 0)
    obstacles.push({
      text: text(
        `You are a party in ${open} open ${open === 1 ? 'case' : 'cases'}: withdraw, or wait for the decision.`,
        `您有 ${open} 件未办结的案件，请先撤回或者等待决定。`,
      ),
      href: '/my',
    });
  return { obstacles, stays };
};

const stays: readonly Text[] = [
  text(
    'Cases that have ended, with what was decided and when: the office must be able to account for its decisions. They name you by a pseudonym only.',
    '已办结案件的决定及时间：机关须能够说明其决定。其中仅以代号指代您。',
  ),
  text('Entries in the public registers that law requires.', '依法公开的登记事项。'),
  text(
    'What you gave as evidence in a case, until its retention period ends. You can ask for its erasure before that.',
    '您在案件中提交的材料，保存至规定期限届满；您也可以提前请求删除。',
  ),
];

/** The caller's account was closed: the mandates it held end today. */
export const left = async (desk: Desk, caller: Caller): Promise<void> => {
  const { person } = caller;
  if (person === undefined) return;
  const today = todayOf(desk);
  const mandates = (await desk.keeper.store.office.read()).mandates(person, today);
  if (mandates.length > 0)
    await enter(
      desk,
      caller,
      mandates.map(({ id }) => ({ type: 'mandateEnded' as const, person, organisation: id, on: today })),
    );
};
