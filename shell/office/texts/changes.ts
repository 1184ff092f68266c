import type { TextChange, Titled } from '#contract';
import { type Text, text, type Value } from '#law/ground';
import type { Pack } from '#law/pack';
import { diffPacks, type OtherChange, otherChanges, type PackDiff, promiseSentence, type TableChanged } from '#law/prove';
import { anyInWords, stopped } from '../public/words.ts';
import { capital, listed, orderTitle, same, titleOfName } from '../view/index.ts';
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
    ...skipped.map((period) =>
      text(
        `The duty “${title.en}” for ${period} would be opened by neither text: it falls between the two.`,
        `定期职责“${title.zh}”${period}期在两个文本中均不立案，恰好落在衔接处。`,
      ),
    ),
    ...doubled.map((pair) =>
      text(
        `The duty “${title.en}” would be opened twice: for ${pair.before} by the earlier text, for ${pair.after} by this one.`,
        `定期职责“${title.zh}”将重复立案：原文本开立${pair.before}期，本文本又开立${pair.after}期。`,
      ),
    ),
  ];
};

const kinds: Readonly<Record<'procedure' | 'table' | OtherChange['kind'], Text>> = {
  procedure: text('procedure', '程序'),
  table: text('table', '决策表'),
  facts: text('fact', '事实'),
  registers: text('register', '登记册'),
  letters: text('letter', '文书'),
  committees: text('committee', '委员会'),
  budgets: text('budget', '额度'),
  forms: text('form', '表格'),
  duties: text('duty', '定期职责'),
  streams: text('watch stream', '监测项'),
  imports: text('import', '导入'),
  exports: text('export', '导出'),
  promises: text('promise', '承诺'),
  roles: text('role', '岗位'),
  offices: text('office', '机关'),
  aims: text('aim', '目标'),
  articles: text('article', '条文'),
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
  clocks: text('The time limit', '期限'),
  cases: text('The linked case', '关联案件'),
  states: text('The state', '阶段'),
  orders: text('The step', '步骤'),
  endings: text('The ending', '结局'),
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
  const what = text(`${sections[section]?.en ?? section} “${title.en}”`, `${sections[section]?.zh ?? section}“${title.zh}”`);
  if (key === undefined)
    return was === null ? text(`${what.en} is new.`, `新增${what.zh}。`) : text(`${what.en} is left out.`, `删去${what.zh}。`);
  return fromTo(what, key, valueWords(before, was, procedure), valueWords(after, is, procedure));
};

const fromTo = (what: Text, key: string, was: Text, is: Text): Text => {
  const named = keyTitle(key);
  return text(`${what.en}, ${named.en}: ${was.en} → ${is.en}.`, `${what.zh}的${named.zh}：${was.zh} → ${is.zh}。`);
};

// ---- tables --------------------------------------------------------------------------------------------------------------

const tableChange = (before: Pack, after: Pack, { table, changed, region, notProved }: TableChanged): TextChange => {
  const [old, young] = [before.tables[table], after.tables[table]];
  if (old === undefined || young === undefined)
    return change('table', old === undefined ? 'new' : 'left-out', table, (young ?? old)!.title);
  const share = region === undefined ? [] : [shareWords(String(region))];
  const open = notProved === undefined ? [] : [text('Not every change could be counted.', '未能逐一计算全部变化。')];
  return change('table', 'changed', table, young.title, [
    ...share,
    ...changed.map((one) => outcomeChange(after, young.decides, one)),
    ...open,
  ]);
};

const shareWords = (share: string): Text => {
  const percent = Number(share) * 100;
  const said = percent === 0 ? '0' : percent < 0.01 ? '< 0.01' : String(Number(percent.toPrecision(3)));
  return text(`Of all answers that can be given, ${said} % now lead elsewhere.`, `在全部可能的答案中，${said}%的结果发生变化。`);
};

/** `Risk tier: low → medium, for one where “affected” is 500000.` */
const outcomeChange = (pack: Pack, decides: string, { facts, before: was, after: is }: TableChanged['changed'][number]): Text => {
  const decided = pack.facts[decides];
  const [from, to] = [was, is].map((value) => (value === null ? text('no answer', '无结果') : anyInWords(pack, value, decided)));
  const where = Object.entries(facts as Readonly<Record<string, Value>>).map(([name, value]) => {
    const title = (pack.facts[name]?.title ?? same(name)) as Text;
    const said = anyInWords(pack, value, pack.facts[name]);
    return text(`${title.en.replace(/\?$/, '')}: ${said.en}`, `${title.zh.replace(/[？?]$/, '')}：${said.zh}`);
  });
  const at = listed(where);
  return text(
    `${from!.en} → ${to!.en}${where.length === 0 ? '' : `, as where (${at.en})`}.`,
    `${from!.zh} → ${to!.zh}${where.length === 0 ? '' : `，例如（${at.zh}）`}。`,
  );
};

// ---- everything else -----------------------------------------------------------------------------------------------------

const otherChange = (before: Pack, after: Pack, { kind, name, change: how, keys }: OtherChange): TextChange => {
  const pack = how === 'left-out' ? before : after;
  const says = keys.map(({ key, before: was, after: is }) => {
    const [from, to] = [valueWords(before, was), valueWords(after, is)];
    if (key === '') return stopped(text(`${from.en} → ${to.en}`, `${from.zh} → ${to.zh}`));
    const named = keyTitle(key);
    return isDuration(was) || from.en.length + to.en.length < 240
      ? text(`${capital(named).en}: ${from.en} → ${to.en}.`, `${named.zh}：${from.zh} → ${to.zh}。`)
      : text(`${capital(named).en} is worded anew.`, `${named.zh}改写。`);
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
