import { type CaseFile, catchUp, type Decided, type World } from '#law/case';
import { type Append, foldOffice, type LoadedFamilies, type NewEvent, type Projected, type Store } from '#shell/ledger';
import { erasedIn, lettersOf, linksOf, movedTasks, vaultOf } from './append-parts.ts';
import type { Clock } from './clock.ts';
import { LoadedWorld } from './loaded-world.ts';
import { projectAll, projectChanged } from './project.ts';
import type { Shelf } from './shelf.ts';

/** How often it is looked again and decided again where somebody else was faster. */
export const attempts = 20;

/** Loads the worlds in which orders are decided, and makes of what was decided the one batch that the ledger keeps. */
export class LedgerDesk {
  readonly store: Store;
  readonly shelf: Shelf;
  readonly clock: Clock;

  constructor(store: Store, shelf: Shelf, clock: Clock) {
    this.store = store;
    this.shelf = shelf;
    this.clock = clock;
  }

  /** A world at the city's time with the families of these cases loaded; on a server all of them are asked for at once. */
  async open(...cases: readonly (string | undefined)[]): Promise<LoadedWorld> {
    const [first, ...others] = cases.filter((id) => id !== undefined);
    const [{ office, loaded: found }, more] = await Promise.all([
      first === undefined ? { office: await this.store.office.read(), loaded: undefined } : this.store.loadWithOffice({ case: first }),
      this.store.loadEach(others),
    ]);
    const loaded = new LoadedWorld(this.store, this.shelf, office, this.clock.now());
    loaded.add(...(found === undefined ? [] : [found]), ...more.values());
    return loaded;
  }

  /** A world for each of several cases, apart from the others, all read in one go; a case that is not there has none. */
  async openEach(cases: readonly string[]): Promise<ReadonlyMap<string, LoadedWorld>> {
    const [office, found] = await Promise.all([this.store.office.read(), this.store.loadEach(cases)]);
    const now = this.clock.now();
    return new Map(
      [...found].map(([id, families]) => {
        const loaded = new LoadedWorld(this.store, this.shelf, office, now);
        loaded.add(families);
        return [id, loaded];
      }),
    );
  }

  /** Asks a question of the cases around one case, as they stand now; nothing is kept. */
  async ask<T>(caseId: string, question: (world: World, files: ReadonlyMap<string, CaseFile>) => T): Promise<T | undefined> {
    const loaded = await this.open(caseId);
    if (!loaded.cases.has(caseId)) return undefined;
    const { value, drawing } = await loaded.settle((world) => {
      const due = catchUp(world);
      return question(world, due.files);
    });
    drawing.putBack();
    return value;
  }

  /** The projector of a rebuild: rows from events alone. */
  project(families: LoadedFamilies): Projected {
    return projectAll(this.projecting(), families);
  }

  /** Rows follow from the events of the families alone, so that a rebuild needs nothing else. */
  projecting(): World {
    return new LoadedWorld(this.store, this.shelf, foldOffice([]), this.clock.now()).projecting();
  }

  /** What the ledger keeps of it in one go: events, the rows that follow from them, letters, sealed values, tasks. */
  batch(loaded: LoadedWorld, decided: Decided): Append {
    const world = this.projecting();
    const events: NewEvent[] = decided.steps.map(({ event, file }) => ({ family: file.opened.family, event }));
    const families = new Map(loaded.families);
    for (const { family } of events) if (!families.has(family)) families.set(family, 0);
    const projected = projectChanged(world, loaded.cases, decided.files, decided.events);
    return {
      families,
      rested: loaded.rested,
      named: [...loaded.named.values()],
      events,
      ...projected,
      letters: lettersOf(world, decided),
      links: linksOf(decided),
      vault: vaultOf(loaded, decided.events),
      outbox: movedTasks(decided.events),
      ...(decided.events.some(({ type }) => type === 'factsErased') ? { erase: erasedIn(decided.events) } : {}),
    };
  }
}
