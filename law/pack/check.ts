import { checkCases } from './check-cases.ts';
import { checkClocks } from './check-clocks.ts';
import { checkCommitment } from './check-commitment.ts';
import { checkCompetences } from './check-competences.ts';
import { checkDuties } from './check-duties.ts';
import { checkEntries } from './check-entries.ts';
import { checkGraph } from './check-graph.ts';
import { checkLetter } from './check-letters.ts';
import { checkReads } from './check-reads.ts';
import { checkSent } from './check-sent.ts';
import { checkSheets } from './check-sheets.ts';
import { checkStandings } from './check-standings.ts';
import { checkStatutes } from './check-statutes.ts';
import { checkStreams } from './check-streams.ts';
import { checkViews } from './check-views.ts';
import { checkBudgets, checkLicences, checkWhole } from './check-whole.ts';
import type { Pack } from './model.ts';
import type { Context } from './names.ts';
import { checkGlossary } from './read-glossary.ts';
import { checkRetention } from './read-retention.ts';
import { isHeldTo } from './statutes.ts';
import { get, wordsOf } from './yaml.ts';

/**
 * What cannot be seen at one place. A name that is not known takes an edge out of a graph or a use from a fact, so that right
 * things look wrong: where one was lost, only what does not depend on it is looked at.
 */
export const checkPack = (pack: Pack, ctx: Context): void => {
  const torn = new Set(
    ctx.report
      .findings()
      .filter(({ code }) => tearing.has(code))
      .map(({ file }) => file),
  );
  const whole = torn.size === 0;
  for (const procedure of Object.values(pack.procedures)) {
    const { file } = ctx.names.procedures.get(procedure.name)!;
    const parts = wordsOf(get(file.tree, 'includes')).map((part) => ctx.files.folders.get('part')?.get(part)?.file ?? '');
    if ([file.file, ...parts].some((each) => torn.has(each))) continue;
    checkGraph(procedure, pack, ctx.report);
    checkClocks(procedure, pack, ctx.report);
    if (isHeldTo(ctx.statutes, 'retention')) checkRetention(procedure, pack, ctx.report);
    if (isHeldTo(ctx.statutes, 'commitment')) checkCommitment(procedure, pack, ctx.report);
    checkStatutes(procedure, pack, ctx.report);
    if (whole) checkCases(procedure, pack, ctx.report);
    if (whole) checkReads(procedure, pack, ctx);
  }
  checkEntries(pack, ctx.report);
  checkSheets(pack, ctx.report);
  if (isHeldTo(ctx.statutes, 'licence')) checkLicences(pack, ctx);
  checkStandings(pack, ctx);
  if (!whole) return;
  for (const letter of Object.values(pack.letters)) checkLetter(letter, pack, ctx.report);
  checkSent(pack, ctx.report);
  checkGlossary(pack.glossary, ctx);
  checkBudgets(pack, ctx);
  checkViews(pack, ctx);
  checkCompetences(pack, ctx.report);
  // What a line hands on may have been lost where something in it could not be read.
  const isWhole = (name: string): boolean => !ctx.report.findings().some(({ file }) => file === ctx.files.single.get(name)?.file);
  if (isWhole('duties')) checkDuties(pack, ctx.report);
  if (isWhole('watch')) checkStreams(pack, ctx.report);
  checkWhole(pack, ctx);
};

/** Findings after which something that the author wrote is not in the pack that was read. */
const tearing: ReadonlySet<string> = new Set([
  'name/unknown',
  'name/twice',
  'name/form',
  'name/file',
  'key/unknown',
  'key/missing',
  'value/form',
  'basis/unknown',
  'state/unknown',
  'role/unknown',
  'register/unknown',
  'budget/unknown',
  'part/clash',
  'fact/cycle',
  'fact/domain',
  'option/unknown',
  'seal/unknown',
  'feel/syntax',
  'feel/type',
  'feel/unbounded',
  'clock/silence',
  'clock/within',
  'vote/unheard',
  'order/not-by-law',
  'table/hit',
  'retention/keep',
  'yaml/syntax',
  'letter/shape',
  'example/cycle',
  'competence/unknown',
  'act/unknown',
  'letter/kind',
]);
