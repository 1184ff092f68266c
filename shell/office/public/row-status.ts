import type { Status } from '#contract';
import type { Text } from '#law/ground';
import type { Pack, Register } from '#law/pack';
import { orderTitle, statusOf, stayTitle, titleOfName } from '../view/index.ts';
import { say } from './say.ts';

/** The case behind a row. */
export interface Place {
  readonly procedure: string;
  readonly state: string;
}

/** Where a row of a register stands: its status, in the colour of the state behind it. */
export const rowStatus = (pack: Pack, register: Register, status: string | null, behind?: Place): Status => {
  if (status === null) return struck(pack, behind);
  const title = titleOfName(pack, status);
  const places = Object.entries(register.rows[status] ?? {}).flatMap(([procedure, states]) =>
    states.map((state) => ({ procedure, state })),
  );
  const place = places.find(({ procedure, state }) => procedure === behind?.procedure && state === behind.state) ?? places[0];
  const procedure = place === undefined ? undefined : pack.procedures[place.procedure];
  if (procedure === undefined) return { name: status, title, tone: 'in-force' };
  const stands = statusOf(pack, procedure, place!.state);
  // What warns does so as long as it is open; what is closed there is over.
  const tone = register.views.watch !== undefined ? (stands.ending === undefined ? 'warning' : 'ended') : stands.tone;
  return { ...stands, name: status, title, tone };
};

/** Where a case went that nobody may follow there, its row does not tell either. */
const struck = (pack: Pack, behind: Place | undefined): Status => {
  const ending = pack.procedures[behind?.procedure ?? '']?.endings[behind!.state];
  if (ending?.shown !== 'public') return { name: 'struck', title: struckWords, tone: 'ended' };
  return { name: 'struck', title: stayTitle(pack, pack.procedures[behind!.procedure], ending.name), tone: 'ended', ending: ending.kind };
};

/** The order by which a row left, as it is called in the procedure that can give it. */
export const struckByWords = (pack: Pack, register: Register, order: string): Text => {
  const procedures = Object.values(register.rows).flatMap((places) => Object.keys(places).flatMap((name) => pack.procedures[name] ?? []));
  return orderTitle(
    pack,
    procedures.find(({ orders }) => orders[order] !== undefined),
    order,
  );
};

export const struckWords = say('struckWords.struckOff');
