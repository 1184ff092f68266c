import {
  add,
  compareNum,
  type Day,
  type Instant,
  isNum,
  localDay,
  type Num,
  printInstant,
  type Value,
  type Zone,
  zoneOf,
} from '#law/ground';
import type { Pack } from '#law/pack';
import type { BudgetMove, CaseEvent, LetterSent, Unfollowed } from './events.ts';
import type { CaseFile } from './file.ts';
import { applyEvent } from './fold.ts';
import type { Sight } from './scope.ts';
import type { World } from './world.ts';

/** One step of what an order brought about: the event and its case just after it. */
export interface Step {
  readonly event: CaseEvent;
  readonly file: CaseFile;
}

/** The scratch sheet of one decision. Only its own lists change; the files on it never do. */
export class Work {
  readonly world: World;
  files: Map<string, CaseFile>;
  steps: Step[] = [];
  /** What this decision has moved on each account so far. */
  moved: Map<string, Num> = new Map();
  tracking: { readonly case: string; readonly code: string } | undefined;

  /** The world with what this decision has moved so far: a second award sees what the first one left. */
  readonly #seen: World;

  constructor(world: World) {
    this.world = world;
    const moved = (account: string): Num => this.moved.get(account) ?? 0;
    this.#seen = {
      ...world,
      taken: (account) => add(world.taken(account), moved(account)),
      rests: (account) => add(world.rests(account), moved(account)),
    };
    this.files = new Map(world.cases);
  }

  readonly packOf = (digest: string): Pack => this.world.packOf(digest).pack;

  sight(today: Day): Sight {
    return { world: this.#seen, packOf: this.packOf, files: this.files, today };
  }

  keep(event: CaseEvent): CaseFile {
    applyEvent(this.files, event, this.packOf);
    const file = this.files.get(event.case)!;
    this.steps.push({ event, file });
    if (event.type === 'orderGiven') for (const move of event.budgets ?? []) this.#move(move);
    return file;
  }

  /** Adds to an event of this decision what did not follow from it. */
  leave(id: string, seq: number, what: Unfollowed): void {
    const file = this.files.get(id)!;
    const added = (event: CaseEvent): CaseEvent =>
      event.type === 'orderGiven' && event.case === id && event.seq === seq
        ? { ...event, unfollowed: [...(event.unfollowed ?? []), what] }
        : event;
    this.files.set(id, { ...file, events: file.events.map(added) });
    this.steps = this.steps.map((step) => ({ ...step, event: added(step.event) }));
  }

  #move({ account, amount }: BudgetMove): void {
    this.moved.set(account, add(this.moved.get(account) ?? 0, amount as Num));
  }

  /** Taken from the account by others and by this decision. */
  taken(account: string): Num {
    return add(this.world.taken(account), this.moved.get(account) ?? 0);
  }

  /** Where to go back to if a part of the order is refused. */
  mark(): () => void {
    const [files, steps, moved, tracking] = [new Map(this.files), [...this.steps], new Map(this.moved), this.tracking];
    return () => {
      this.files = files;
      this.steps = steps;
      this.moved = moved;
      this.tracking = tracking;
    };
  }
}

/** When something happens: an instant of the place and its day. */
export interface When {
  readonly happened: Instant;
  readonly day: Day;
  readonly recorded: Instant;
}

export const nowOf = (world: World, pack: Pack): When => {
  const zone = zoneOf(pack.zone);
  const happened = printInstant(zone, world.now);
  return { happened, day: localDay(zone, world.now), recorded: happened };
};

/** An order by law follows when the due day is over, and is dated on it. */
export const endOf = (world: World, zone: Zone, ms: number): When => ({
  happened: printInstant(zone, ms - 1000),
  day: localDay(zone, ms - 1000),
  recorded: printInstant(zone, world.now),
});

/** `SZAI-{year}-{serial:5}` with its parts filled in. */
export const numbered = (world: World, kind: string, pattern: string, day: Day, parts: Readonly<Record<string, string>>): string => {
  const year = day.slice(0, 4);
  const filled = pattern.replaceAll(/\{([a-z-]+)\}/g, (whole, name: string) => parts[name] ?? (name === 'year' ? year : whole));
  const serial = String(world.draw(`${kind}|${filled}`));
  return filled.replaceAll(/\{serial(?::(\d+))?\}/g, (_, width: string | undefined) => serial.padStart(Number(width ?? 1), '0'));
};

export const letterOf = (world: World, pack: Pack, letter: string, to: string, served: Day, day: Day): LetterSent => {
  const pattern = pack.letters[letter]?.number ?? '{letter}-{year}-{serial:5}';
  return { letter, number: numbered(world, 'letter', pattern, day, { letter }), code: world.code(), to, served };
};

export const asNum = (value: Value | undefined): Num | undefined => (value !== undefined && isNum(value) ? value : undefined);

export const exceeds = (a: Num, b: Num): boolean => compareNum(a, b) > 0;
