import type { TextChange, Titled } from '#contract';
import { capitalized, rewritten, type Text, type Value } from '#law/ground';
import type { Pack } from '#law/pack';
import { diffPacks, type OtherChange, otherChanges, type PackDiff, promiseSentence, type TableChanged } from '#law/prove';
import { anyInWords, stopped } from '../public/words.ts';
import { capital, listed, orderTitle, same, titleOfName } from '../view/index.ts';
import { say } from './say.ts';
import { isDuration, keyTitle, valueWords } from './value-words.ts';

/** So many sentences of one element are written out; the rest is counted. */
const saidAtMost = 12;

/** What a text says otherwise than the one before, element by element: new, changed, left out; and what falls between the two. */
export const differenceInWords = (
  before: Pack,
  after: Pack,
): { readonly changes: readonly TextChange[]; readonly seams: readonly Text[] } => {
  const { tables, procedures, duties = [] } = diffPacks(before, after);
  const changes = [
    ...procedures.map((changed) => procedureChange(before, after, changed)),
    ...tables.map((changed) => tableChange(before, after, changed)),
    ...otherChanges(before, after).map((changed) => otherChange(before, after, changed)),
  ];
  return { changes, seams: duties.flatMap((seam) => seamInWords(after, seam)) };
};

/** A duty that does not follow on smoothly where one text ends and the other begins, one sentence a period. */
const seamInWords = (pack: Pack, { duty, skipped, doubled }: NonNullable<PackDiff['duties']>[number]): readonly Text[] => {
  const title = titleOfName(pack, duty);
  return [
    ...skipped.map((period) => say('seamInWords.theDutyForWould', { title, period })),
    ...doubled.map((pair) => say('seamInWords.theDutyWouldBe', { title, before: pair.before, after: pair.after })),
  ];
};

const kinds: Readonly<Record<'procedure' | 'table' | OtherChange['kind'], Text>> = {
  procedure: say('procedure.procedure'),
  table: say('table.table'),
  facts: say('facts.fact'),
  registers: say('registers.register'),
  letters: say('letters.letter'),
  committees: say('committees.committee'),
  budgets: say('budgets.budget'),
  forms: say('forms.form'),
  duties: say('duties.duty'),
  streams: say('streams.watchStream'),
  imports: say('imports.import'),
  exports: say('exports.export'),
  promises: say('promises.promise'),
  roles: say('roles.role'),
  offices: say('offices.office'),
  aims: say('aims.aim'),
  articles: say('articles.article'),
};

const kindOf = (name: keyof typeof kinds): Titled => ({ name, title: kinds[name] });

const change = (
  kind: keyof typeof kinds,
  how: TextChange['change'],
  name: string,
  title: Text,
  says: readonly Text[] = [],
): TextChange => ({
  change: how,
  kind: kindOf(kind),
  name,
  title: capital(title),
  says: says.slice(0, saidAtMost),
  ...(says.length > saidAtMost ? { more: says.length - saidAtMost } : {}),
});

// ---- procedures ----------------------------------------------------------------------------------------------------------

type ProcedureChanged = PackDiff['procedures'][number];

const procedureChange = (before: Pack, after: Pack, { procedure, changes }: ProcedureChanged): TextChange => {
  const [old, young] = [before.procedures[procedure], after.procedures[procedure]];
  if (old === undefined || young === undefined)
    return change('procedure', old === undefined ? 'new' : 'left-out', procedure, (young ?? old)!.title);
  const says = changes.map((one) => partChange(before, after, procedure, one));
  return change('procedure', 'changed', procedure, young.title, says);
};

const sections: Readonly<Record<string, Text>> = {
  clocks: say('clocks.theTimeLimit'),
  cases: say('cases.theLinkedCase'),
  states: say('states.theState'),
  orders: say('orders.theStep'),
  endings: say('endings.theEnding'),
};

/** `The time limit “check”, budget: 10 working days → 7 working days.` */
const partChange = (
  before: Pack,
  after: Pack,
  procedure: string,
  { path, before: was, after: is }: ProcedureChanged['changes'][number],
): Text => {
  const [section, name, key] = path.split('.') as [string, string, string | undefined];
  const pack = is === null ? before : after;
  const title = section === 'orders' ? orderTitle(pack, pack.procedures[procedure], name) : titleOfName(pack, name);
  const what = say('partChange.sectionsTitle', {
    sections: sections[section] ?? section,
    title,
  });
  if (key === undefined) return was === null ? say('partChange.isNew', { what }) : say('partChange.isLeftOut', { what });
  return fromTo(what, key, valueWords(before, was, procedure), valueWords(after, is, procedure));
};

const fromTo = (what: Text, key: string, was: Text, is: Text): Text => {
  const named = keyTitle(key);
  return say('fromTo.whatNamedWasIs', { what, named, was, is });
};

// ---- tables --------------------------------------------------------------------------------------------------------------

const tableChange = (before: Pack, after: Pack, { table, changed, region, notProved }: TableChanged): TextChange => {
  const [old, young] = [before.tables[table], after.tables[table]];
  if (old === undefined || young === undefined)
    return change('table', old === undefined ? 'new' : 'left-out', table, (young ?? old)!.title);
  const share = region === undefined ? [] : [shareWords(String(region))];
  const open = notProved === undefined ? [] : [say('tableChange.notEveryChangeCould')];
  return change('table', 'changed', table, young.title, [
    ...share,
    ...changed.map((one) => outcomeChange(after, young.decides, one)),
    ...open,
  ]);
};

const shareWords = (share: string): Text => {
  const percent = Number(share) * 100;
  const said = percent === 0 ? '0' : percent < 0.01 ? '< 0.01' : String(Number(percent.toPrecision(3)));
  return say('shareWords.ofAllAnswersThat', { said });
};

const asTitle = (asked: string): string => asked.replace(/[？?]$/, '');

/** `Risk tier: low → medium, for one where “affected” is 500000.` */
const outcomeChange = (pack: Pack, decides: string, { facts, before: was, after: is }: TableChanged['changed'][number]): Text => {
  const decided = pack.facts[decides];
  const [from, to] = [was, is].map((value) => (value === null ? say('outcomeChange.noAnswer') : anyInWords(pack, value, decided)));
  const where = Object.entries(facts as Readonly<Record<string, Value>>).map(([name, value]) => {
    const title = (pack.facts[name]?.title ?? same(name)) as Text;
    const said = anyInWords(pack, value, pack.facts[name]);
    return say('outcomeChange.titleSaid', { title: rewritten(title, asTitle, asTitle), said });
  });
  const at = listed(where);
  return say('outcomeChange.fromToCountAs', { from: from!, to: to!, count: where.length, at });
};

// ---- everything else -----------------------------------------------------------------------------------------------------

const otherChange = (before: Pack, after: Pack, { kind, name, change: how, keys }: OtherChange): TextChange => {
  const pack = how === 'left-out' ? before : after;
  const says = keys.map(({ key, before: was, after: is }) => {
    const [from, to] = [valueWords(before, was), valueWords(after, is)];
    if (key === '') return stopped(say('otherChange.fromTo', { from, to }));
    const named = keyTitle(key);
    return isDuration(was) || from.en.length + to.en.length < 240
      ? say('otherChange.namedFromTo', { named: capitalized(named), from, to })
      : say('otherChange.isWordedAnew', { named: capitalized(named) });
  });
  return change(kind, how, name, titleIn(pack, kind, name), says);
};

const titleIn = (pack: Pack, kind: OtherChange['kind'], name: string): Text => {
  if (kind === 'promises')
    return pack.promises[name] === undefined ? same(name) : (pack.promises[name].says ?? promiseSentence(pack, pack.promises[name]));
  if (kind === 'articles') return same(name);
  if (kind === 'offices') return pack.offices[name] ?? same(name);
  if (kind === 'aims') return pack.aims[name] ?? same(name);
  return titleOfName(pack, name);
};
