import type { OrderDef } from '#law/pack';
import type { CaseFile } from './file.ts';
import { type Offer, offers } from './offers.ts';
import { decisionsAfter } from './proposals.ts';
import type { World } from './world.ts';

/**
 * Each decision that may follow a proposal, tried as if it had been proposed: what would stand in the way of the person who is to give it.
 * @param persons who may hold the post that decides; the first whom nothing stops is taken
 */
export const decisionsIn = (world: World, file: CaseFile, def: OrderDef, persons: readonly (string | undefined)[]): readonly Offer[] => {
  const pack = world.packOf(file.digest).pack;
  const names = new Set(decisionsAfter(pack, pack.procedures[file.opened.procedure]!, def).map(({ name }) => name));
  const last = file.stays.at(-1);
  const proposed: CaseFile = {
    ...file,
    state: def.to!,
    stays: last === undefined ? file.stays : [...file.stays, { ...last, state: def.to!, seq: file.seq + 1 }],
  };
  const after: World = { ...world, cases: new Map(world.cases).set(file.id, proposed) };
  const tries = persons.map((person) => offers(after, file.id, person, ({ name }) => names.has(name)));
  return [...names].flatMap((name) => {
    const own = tries.flatMap((list) => list.filter(({ order }) => order === name));
    return own.find(({ refusal }) => refusal === undefined) ?? own[0] ?? [];
  });
};
