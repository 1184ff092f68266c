import { type CaseEvent, type CaseFile, catchUp, type Files, fold, type World } from '#law/case';
import { type Day, localDay, zoneOf } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { inline } from '#shell/db';
import type { Office } from '#shell/ledger';
import type { LoadedWorld } from '../loaded-world.ts';
import type { Desk } from './desk.ts';
import {
  circleOf,
  mayRead,
  mayReadFact,
  narrowed,
  type Place,
  type Reader,
  readerOf,
  type Standing,
  shownIn,
  shownTo,
  standingIn,
} from './reader.ts';

/** The cases around one case as they stand now, with all that has happened in them in its order. */
export interface Look {
  readonly world: World;
  readonly files: Files;
  readonly events: readonly CaseEvent[];
  readonly today: Day;
  readonly now: number;
  /** Who works here, who holds which case, and the meetings of committees: one in session has a say in the sittings on its agenda. */
  readonly office: Office;
}

/** The day in this city. */
export const todayOf = (desk: Desk): Day => {
  const newest = desk.keeper.shelf.on('9999-12-31' as Day).pack;
  return localDay(zoneOf(newest.zone), desk.keeper.clock.now());
};

/** The pack in force today. */
export const packToday = (desk: Desk): Pack => desk.keeper.shelf.on(todayOf(desk)).pack;

export const readerFor = async (desk: Desk, person: string | undefined): Promise<Reader> =>
  readerOf(await desk.keeper.store.office.read(), person, todayOf(desk));

const named = inline(
  `select case_id as "case" from docket where case_id = $1 union all select case_id from docket where number = $1 limit 1`,
);

/** The id of a case, by id or by number. */
export const caseIdOf = async (desk: Desk, name: string): Promise<string | undefined> =>
  (await desk.keeper.store.database.query<{ case: string }>(named, [name]))[0]?.case;

/** Looks at cases; what is due by law by now has followed. Nothing is kept. */
export const lookAt = async <T>(desk: Desk, cases: readonly string[], question: (look: Look) => T): Promise<T> => {
  const loaded = await desk.keeper.open(...cases);
  return asked(desk, loaded, question);
};

/** The same of several cases, each with those around it alone; read in one go. */
export const lookAtEach = async <T>(
  desk: Desk,
  cases: readonly string[],
  question: (look: Look, id: string) => T,
): Promise<ReadonlyMap<string, T>> => {
  const answers = new Map<string, T>();
  for (const [id, loaded] of await desk.keeper.openEach(cases)) answers.set(id, await asked(desk, loaded, (look) => question(look, id)));
  return answers;
};

const asked = async <T>(desk: Desk, loaded: LoadedWorld, question: (look: Look) => T): Promise<T> => {
  const today = todayOf(desk);
  const { value, drawing } = await loaded.settle((world) => {
    const due = catchUp(world);
    return question({ world, files: due.files, events: [...loaded.events, ...due.events], today, now: world.now, office: loaded.office });
  });
  drawing.putBack();
  return value;
};

/** A case as one reader may see it: as it stood when it was last in a state shown to them. */
export interface Seen {
  readonly look: Look;
  readonly reader: Reader;
  readonly place: Place;
  readonly file: CaseFile;
  /** The cases around it at that time; for the public, those alone that the public may see. */
  readonly files: Files;
  /** As it stands now, shown or not. */
  readonly live: CaseFile;
  readonly asOf?: Day;
  readonly pack: Pack;
  readonly procedure: Procedure;
}

export const seenBy = (
  look: Look,
  id: string,
  reader: Reader,
  as?: 'public' | 'parties' | 'office',
  given?: Standing,
): Seen | undefined => {
  const live = look.files.get(id);
  if (live === undefined) return undefined;
  const pack = look.world.packOf(live.digest).pack;
  const procedure = pack.procedures[live.opened.procedure]!;
  const whole = given ?? standingIn(look.world, look.files, live, reader);
  const own = shownTo(pack, procedure, live, whole);
  const shown = as === undefined || own === undefined ? own : shownTo(pack, procedure, live, narrowed(whole, circleOf(own.place), as));
  if (shown === undefined) return undefined;
  const { place } = shown;
  const cut = cutAfter(look, live, shown.at);
  const files = cut.events === undefined ? look.files : fold(cut.events, (digest) => look.world.packOf(digest).pack);
  const file = files.get(id)!;
  const packThen = look.world.packOf(file.digest).pack;
  return {
    look,
    reader,
    place,
    file,
    files: circleOf(place) === 'public' ? publicAlone(look, files, file) : files,
    live,
    ...(cut.asOf === undefined ? {} : { asOf: cut.asOf }),
    pack: packThen,
    procedure: packThen.procedures[file.opened.procedure]!,
  };
};

/** The events up to the end of a stay; all of them where it is the one in which the case rests. */
const cutAfter = (look: Look, live: CaseFile, at: number): { readonly events?: readonly CaseEvent[]; readonly asOf?: Day } => {
  const next = live.stays[at + 1];
  if (next === undefined) return {};
  const end = look.events.findIndex((event) => event.case === live.id && event.seq === next.seq);
  return { events: look.events.slice(0, end), asOf: live.stays[at]!.until ?? next.from };
};

/** A formula of a public page must not see what the public may not. */
const publicAlone = (look: Look, files: Files, own: CaseFile): Files =>
  new Map(
    [...files].filter(
      ([id, file]) =>
        id === own.id || shownIn(look.world.packOf(file.digest).pack.procedures[file.opened.procedure]!, file.state) === 'public',
    ),
  );

/** May this reader be shown a fact of this case? Personal ones are for the posts that need them and for the party who gave them. */
export const maySeeFact = ({
  pack,
  place,
  live,
  file,
  procedure,
  reader,
}: Pick<Seen, 'pack' | 'place'> & Partial<Pick<Seen, 'live' | 'file' | 'procedure' | 'reader'>>) => {
  const own = (name: string): boolean => {
    const event = live?.events.find(({ seq }) => seq === live.given[name]?.seq);
    if (event?.type !== 'orderGiven' || reader === undefined) return false;
    return place.partyRoles.length > 0 && (reader.self.has(event.actor ?? '') || reader.self.has(event.onBehalfOf ?? ''));
  };
  return (name: string): boolean => {
    const fact = pack.facts[name];
    if (fact === undefined) return false;
    // Of a case that is about to be opened there is nothing to read but what its opener writes.
    if (file === undefined || procedure === undefined) return place.official || (!fact.personal && mayRead(place, fact.shown));
    return mayReadFact(place, pack, procedure, file, fact) || (fact.personal && own(name));
  };
};

/** A case as a person may see it now, or nothing. */
export const lookFor = async <T>(
  desk: Desk,
  named: string,
  person: string | undefined,
  question: (seen: Seen) => T,
  as?: 'public' | 'parties' | 'office',
): Promise<T | undefined> => {
  const id = await caseIdOf(desk, named);
  if (id === undefined) return undefined;
  const reader = await readerFor(desk, person);
  return lookAt(desk, [id], (look) => {
    const seen = seenBy(look, id, reader, as);
    return seen === undefined ? undefined : question(seen);
  });
};
