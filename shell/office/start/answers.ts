import { type CaseFile, CaseScope, outsideDomain } from '#law/case';
import type { Value } from '#law/ground';
import type { Guard, OrderDef, Pack, Procedure, StartWay, Want } from '#law/pack';
import { sightOf } from '../case-words.ts';
import { decided, settledWith, unknownCase } from '../cases/asked.ts';
import { blankCase } from '../cases/blank.ts';
import type { Look } from '../cases/look.ts';

export type Gives = Readonly<Record<string, Value>>;

/** The law and the day against which the answers of the front door are held. */
export interface Door {
  readonly look: Look;
  readonly pack: Pack;
  readonly digest: string;
  readonly want: Want;
  /** Of the questions asked here, answered within their domain. */
  readonly gives: Gives;
}

/** A way with where it stands. */
export interface Stand {
  readonly way: StartWay;
  readonly procedure: Procedure;
  readonly def: OrderDef;
  readonly file: CaseFile;
  /** The first guard that does not hold, whatever is answered next. */
  readonly closedBy?: Guard;
  /** It is none of the order, but of the front door. */
  readonly ownGuard?: boolean;
  /** Questions asked here on which it still depends. */
  readonly waits: readonly string[];
}

/** Answers that count: of questions asked here, each within its domain. What is not, the page asks again. */
export const countedIn = (look: Look, pack: Pack, { asks }: Want, gives: Gives): Gives =>
  Object.fromEntries(
    asks.flatMap((name) => {
      const [fact, value] = [pack.facts[name], gives[name]];
      if (fact === undefined || value === undefined || value === null) return [];
      return outsideDomain(pack, fact, value) === undefined && unknownCase(look.world, fact, value) === undefined ? [[name, value]] : [];
    }),
  );

/** Each way by the guards of its own order: nothing is decided here that the case would decide otherwise. */
export const standOf = ({ look, pack, digest, want, gives }: Door, way: StartWay): Stand => {
  const procedure = pack.procedures[way.procedure]!;
  const def = procedure.orders[way.order]!;
  const blank = blankCase({ procedure: procedure.name, pack: pack.pack, version: pack.version, digest }, look.today);
  const { file } = settledWith(look, blank, gives);
  const scope = new CaseScope(sightOf(look.world, look.files, look.today), file);
  const isUnknown = (fact: string): boolean => file.facts[fact] === undefined;
  const own = new Set<Guard>(way.guards);
  const guards = [...def.guards, ...way.guards];
  const closedBy = guards.find((guard) => decided(pack, scope, guard.if, isUnknown) === false);
  const waits =
    closedBy === undefined
      ? want.asks.filter(
          (name) =>
            isUnknown(name) &&
            // What is asked only in the form itself is no reason to wait here.
            guards.some((guard) => decided(pack, scope, guard.if, (fact) => fact === name) === undefined),
        )
      : [];
  return { way, procedure, def, file, ...(closedBy && { closedBy, ownGuard: own.has(closedBy) }), waits };
};
