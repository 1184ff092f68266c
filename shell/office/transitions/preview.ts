import { type KeepsLaw, movementOf } from '#law/case';
import { type Day, type Finding, startOfDay, zoneOf } from '#law/ground';
import { checkTransitions, loadPack, type Pack } from '#law/pack';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import { digestOf, type PackFiles } from '../shelf.ts';
import { listedCases } from './listed-cases.ts';

/** What a text would do to open cases if it were installed now: as they stand today, for until its day some will stand elsewhere. */
export interface TransitionPreview {
  readonly pack: string;
  readonly version: Day;
  /** The version that it takes cases from; missing where it has no transition. */
  readonly from?: Day;
  /** Does this store keep a text of that version? */
  readonly known: boolean;
  readonly findings: readonly Finding[];
  readonly moves: readonly CaseMoving[];
  /** Cases in a listed state that would keep their law all the same. */
  readonly stay: readonly CaseStaying[];
}

export interface CaseMoving {
  readonly case: string;
  readonly number: string;
  readonly procedure: string;
  readonly from: string;
  readonly to: string;
}

export interface CaseStaying {
  readonly case: string;
  readonly number: string;
  readonly procedure: string;
  readonly state: string;
  readonly why: KeepsLaw;
  /** Number of the case that keeps its law, where it is another. */
  readonly because?: string;
}

export interface PreviewOptions {
  /** The text as it was read already. */
  readonly pack?: Pack;
  /** So many cases are looked at; all, if left out. */
  readonly atMost?: number;
}

export const previewTransition = async (
  keeper: LedgerKeeper,
  files: PackFiles,
  { pack: read, atMost = Infinity }: PreviewOptions = {},
): Promise<TransitionPreview> => {
  const { pack, findings } = read === undefined ? loadPack(files) : { pack: read, findings: [] };
  if (pack === undefined) return { pack: '', version: '' as Day, known: false, findings, moves: [], stay: [] };
  const { transitions } = pack;
  const earlier = keeper.shelf.versions().filter((text) => text.pack.version === transitions?.from && text.digest !== digestOf(files));
  const lost = earlier.flatMap((text) => checkTransitions(pack, text.pack));
  const found = { pack: pack.pack, version: pack.version, known: earlier.length > 0, findings: [...findings, ...lost] };
  if (transitions === undefined) return { ...found, moves: [], stay: [] };
  const digests = earlier.map(({ digest }) => digest);
  const outcomes = digests.length === 0 ? [] : await outcomesOf(keeper, pack, digestOf(files), digests, atMost);
  return {
    ...found,
    from: transitions.from,
    moves: outcomes.filter((one): one is CaseMoving => 'to' in one),
    stay: outcomes.filter((one): one is CaseStaying => 'why' in one),
  };
};

const page = 200;

const outcomesOf = async (
  keeper: LedgerKeeper,
  pack: Pack,
  digest: string,
  earlier: readonly string[],
  atMost: number,
): Promise<readonly (CaseMoving | CaseStaying)[]> => {
  const by = { pack, digest, from: Math.max(startOfDay(zoneOf(pack.zone), pack.version), keeper.clock.now()) };
  const outcomes: (CaseMoving | CaseStaying)[] = [];
  for (let after = ''; ; ) {
    const wanted = Math.min(page, atMost - outcomes.length);
    const listed = wanted === 0 ? [] : await listedCases(keeper.store.database, earlier, pack.transitions!, after, wanted);
    for (const id of listed) {
      const outcome = await keeper.ask(id, (world, files) => {
        const file = files.get(id)!;
        const { number, procedure } = file.opened;
        const about = { case: id, number, procedure };
        const movement = movementOf(files, file, (of) => world.packOf(of).pack, by);
        if (movement.ok) return { ...about, from: file.state, to: pack.transitions!.move[procedure]!.states[file.state]! };
        const { why, case: other } = movement.error;
        return { ...about, state: file.state, why, ...(other === undefined ? {} : { because: files.get(other)!.opened.number }) };
      });
      if (outcome !== undefined) outcomes.push(outcome);
    }
    // Read by id, which says nothing to people: two cases of one moment stand in any order.
    if (listed.length < page) return outcomes.toSorted((a, b) => (a.number < b.number ? -1 : 1));
    after = listed.at(-1)!;
  }
};
