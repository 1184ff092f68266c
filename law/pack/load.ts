import { bare, type Finding } from '#law/ground';
import { checkPack } from './check.ts';
import { withExclusions } from './commitment-guards.ts';
import { derivedOrder } from './derived.ts';
import { type ReadBefore, readFiles } from './files.ts';
import { judgeOrders } from './judge-orders.ts';
import type { Pack } from './model.ts';
import { type Context, namesOf } from './names.ts';
import { profileOf } from './profile.ts';
import { readCalendars } from './read-calendars.ts';
import { readCompetences } from './read-competences.ts';
import { readDemo } from './read-demo.ts';
import { readExamples } from './read-examples.ts';
import { readExports } from './read-exports.ts';
import { readFacts, readTypes } from './read-facts.ts';
import { readGlossary } from './read-glossary.ts';
import { readLetters } from './read-letters.ts';
import { readBudgets, readCommittees } from './read-office.ts';
import { readHead } from './read-pack.ts';
import { readProcedures } from './read-procedures.ts';
import { readPromises } from './read-promises.ts';
import { readReadings } from './read-readings.ts';
import { readDuties, readForms, readImports, readRegisters, readStreams } from './read-register.ts';
import { readSearch } from './read-search.ts';
import { readStart } from './read-start.ts';
import { readTables } from './read-tables.ts';
import { readTransitions } from './read-transitions.ts';
import { reportInto } from './report.ts';
import { scopesOf } from './scope.ts';

export interface Loaded {
  /** Missing if there is an error: what is wrong must not be executed. */
  readonly pack?: Pack;
  readonly findings: readonly Finding[];
  /** For the next time: what need not be parsed again. */
  readonly read: ReadBefore;
}

/**
 * Reads a pack from its files, by path inside the pack (`procedures/trial.yaml`). All findings at once, in file order. What
 * the graph of a procedure or the pack as a whole must fulfil is looked at only where every name is known, since a single
 * mistyped state would else make half of the others unreachable.
 * @param before what an earlier load of the same pack has `read`
 */
export const loadPack = (texts: ReadonlyMap<string, string>, before?: ReadBefore): Loaded => {
  const report = reportInto();
  const { read, ...files } = readFiles(texts, report, before);
  if (!files.whole) return { findings: report.findings(), read };
  const { names, cited } = namesOf(files, report);
  const ctx: Context = {
    report,
    files,
    names,
    cited,
    articles: names.articles,
    statutes: profileOf(files.single.get('place')?.tree, files.languages.texts),
    types: readTypes(files),
    used: new Set(),
  };
  const scopes = scopesOf(ctx);
  const head = readHead(ctx);
  const facts = readFacts(ctx, scopes);
  const tables = readTables(ctx, scopes);
  const transitions = readTransitions(ctx);
  const competences = readCompetences(ctx, scopes);
  const registers = readRegisters(ctx, scopes);
  const procedures = withExclusions(readProcedures(ctx, scopes), facts, tables);
  const pack: Pack = {
    ...head,
    ...(competences && { competences }),
    facts,
    derived: derivedOrder(facts, tables, report),
    tables,
    procedures: competences === undefined ? procedures : judgeOrders({ ...head, procedures, competences }, ctx, scopes),
    committees: readCommittees(ctx),
    budgets: readBudgets(ctx),
    registers,
    letters: readLetters(ctx, scopes),
    glossary: readGlossary(ctx),
    search: readSearch(ctx),
    start: readStart({ procedures, facts }, ctx, scopes),
    forms: readForms(ctx),
    duties: readDuties(ctx, scopes),
    streams: readStreams(ctx, scopes),
    imports: readImports(ctx, scopes),
    exports: readExports(ctx, registers),
    promises: readPromises(ctx, scopes),
    examples: readExamples(ctx),
    demo: readDemo(ctx),
    readings: readReadings(ctx),
    ...(transitions && { transitions }),
    calendars: readCalendars(ctx, head.place.week),
    cited,
  };
  checkPack(pack, ctx);
  // Names from outside meet the dictionaries of a pack everywhere: what an object inherits is no procedure, fact or order.
  return { ...(report.errors() === 0 && { pack: bare(pack) }), findings: report.findings(), read };
};
