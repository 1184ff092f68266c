import type { CaseView } from '#contract';
import { dayInWords, offers } from '#law/case';
import type { Day, Text } from '#law/ground';
import { readersIn, rolesOf } from '#law/pack';
import type { Holder, OfficeEvent } from '#shell/ledger';
import { officeTexts, type Vault } from '#shell/vault';
import { listed, orderTitle, same, titled, titleOfName } from '../view/index.ts';
import type { Seen } from './look.ts';
import { personalKept } from './personal-kept.ts';
import { say } from './say.ts';
import type { Names } from './who.ts';

type CaseDesk = NonNullable<CaseView['desk']>;

/** What the office has written about a case, fetched before the page is drawn. */
export interface OfficeNotes {
  readonly entries: readonly Extract<OfficeEvent, { readonly type: 'caseNoted' | 'caseHandedOver' }>[];
  readonly texts: ReadonlyMap<string, string>;
}

export const withTexts = async (vault: Vault, entries: OfficeNotes['entries']): Promise<OfficeNotes> => ({
  entries,
  texts: await officeTexts(
    vault,
    entries.flatMap(({ note }) => note ?? []),
  ),
});

/** Who works on it, who comes next and who may not, and what the office noted; for the office that works on it alone. */
export const deskOf = (seen: Seen, names: Names, notes: OfficeNotes): CaseDesk => {
  const { look, live, reader } = seen;
  const holder = look.office.holders.get(live.id);
  const next = nextIn(seen, names);
  const kept = personalKept(seen);
  return {
    ...(holder === undefined ? {} : { holder: holderView(seen, names, holder, notes) }),
    mine: holder?.person === reader.person && reader.person !== undefined,
    colleagues: colleaguesIn(seen)
      .map((person) => ({ person, name: names.get(person) ?? person, ...awayOf(seen, person) }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    notes: notes.entries
      .map((entry) => ({
        id: `entry-${entry.seq}`,
        at: entry.recorded,
        by: entry.actor === undefined ? say('deskOf.theOffice') : same(names.get(entry.actor) ?? entry.actor),
        kind: entry.type === 'caseNoted' ? ('note' as const) : ('hand-over' as const),
        ...(entry.type === 'caseHandedOver' ? { to: same(entry.to === undefined ? '' : (names.get(entry.to) ?? entry.to)) } : {}),
        ...(entry.note === undefined ? {} : { text: notes.texts.get(entry.note) ?? '(erased 已删除)' }),
      }))
      .toReversed(),
    ...(next === undefined ? {} : { next }),
    ...(kept === undefined ? {} : { kept }),
  };
};

const holderView = (
  { look, reader }: Pick<Seen, 'look' | 'reader'>,
  names: Names,
  holder: Holder,
  notes?: OfficeNotes,
): NonNullable<CaseDesk['holder']> => {
  const said = holder.note === undefined ? undefined : notes?.texts.get(holder.note);
  const away = look.office.awayUntil(holder.person, look.today)?.until;
  return {
    person: holder.person,
    name: names.get(holder.person) ?? holder.person,
    you: holder.person === reader.person,
    since: holder.since,
    ...(holder.by === undefined ? {} : { by: names.get(holder.by) ?? holder.by }),
    ...(said === undefined ? {} : { note: said }),
    ...(away === undefined ? {} : { away }),
  };
};

const awayOf = ({ look }: Pick<Seen, 'look'>, person: string): { readonly away?: Day } => {
  const until = look.office.awayUntil(person, look.today)?.until;
  return until === undefined ? {} : { away: until };
};

/** The persons who hold the role that is waited for: who may go on, and who may not and why. The engine says both. */
const nextIn = (seen: Seen, names: Names): CaseDesk['next'] | undefined => {
  const { look, live, pack, procedure } = seen;
  const state = procedure.states[live.state];
  const waits = state?.waits;
  if (waits === undefined || pack.roles[waits]?.is !== 'official' || !rolesOf(procedure).includes(waits)) return undefined;
  const may: Text[] = [];
  const mayNot: { readonly name: Text; readonly why: Text }[] = [];
  const place = (person: string, name: Text): void => {
    // The engine itself says who is kept from which order by having acted before, or by an interest.
    const kept = offers(look.world, live.id, person).filter(
      ({ def, refusal }) => def?.by.includes(waits) === true && refusal !== undefined && separations.has(refusal.refusal),
    );
    // Somebody whose own case it is is left out without a word: colleagues must not learn from this list who complained.
    if (kept.some(({ refusal }) => refusal?.refusal === 'ownCase' && refusal.about?.['tie'] !== 'interest')) return;
    const reason = kept[0]?.refusal?.text;
    const orders = listed(kept.map(({ order }) => orderTitle(pack, procedure, order)));
    if (reason === undefined) may.push(name);
    else mayNot.push({ name, why: say('place.notTo', { orders, reason }) });
  };
  for (const person of look.office.holdersOf(waits, look.today)) {
    const name = same(names.get(person) ?? person);
    const away = look.office.awayUntil(person, look.today);
    if (away === undefined) place(person, name);
    else {
      mayNot.push({ name, why: awayWords(away.until) });
      for (const { person: deputy, role } of look.office.standInsOf(person, look.today)) {
        if (role !== waits) continue;
        const who = names.get(deputy) ?? deputy;
        place(deputy, say('nextIn.standingInFor', { who, name }));
      }
    }
  }
  return { role: titled(pack, waits), words: nextWords(titleOfName(pack, waits), may), may, mayNot };
};

const separations: ReadonlySet<string> = new Set(['actedBefore', 'conflicted', 'ownCase']);

const nextWords = (role: Text, may: readonly Text[]): Text =>
  may.length === 0 ? say('nextWords.nobodyWhoHoldsThe', { role }) : say('nextWords.next', { role });

export const awayWords = (until: Day | undefined): Text =>
  until === undefined ? say('awayWords.thisColleagueIsAway') : say('awayWords.thisColleagueIsAwayUntil', { until: dayInWords(until) });

/** Officials who read the case where it stands: to nobody else it can be handed. */
export const colleaguesIn = ({ look, live, pack, procedure }: Seen): readonly string[] => [
  ...new Set(readersIn(pack, procedure, live.state).flatMap((role) => look.office.holdersOf(role, look.today))),
];
