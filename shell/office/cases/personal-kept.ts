import type { CaseDesk, Preview } from '#contract';
import { type CaseFile, type Decided, dayInWords, dayOfMoment, type Hold, heldBy, keptPersonal, keptUntil, type World } from '#law/case';
import { type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import { amountInWords, listed, markOf, marksOf } from '../view/index.ts';
import { maySeeFact, type Seen } from './look.ts';

/** What stands where a personal value stood: on which day it was erased, and under which articles. */
export const erasedWords = (pack: Pack, file: CaseFile, fact: string): Text => {
  const event = file.events.findLast((other) => other.type === 'factsErased' && other.facts.includes(fact));
  if (event?.type !== 'factsErased') return text('erased', '已删除');
  const day = dayInWords(dayOfMoment(event.recorded));
  const under = listed(event.basis.map((article) => markOf(pack, article, 'law').label));
  return text(`erased on ${day.en} under ${under.en}`, `已于${day.zh}依据${under.zh}删除`);
};

/** Which personal values of a case are kept, until when, and what holds them: of those alone that this reader may read. */
export const personalKept = (seen: Seen): CaseDesk['kept'] => {
  const { look, live } = seen;
  const { pack } = look.world.packOf(live.digest);
  const maySee = maySeeFact(seen);
  const facts = keptPersonal(live).flatMap(({ fact }) => (maySee(fact) ? [pack.facts[fact]!.title] : []));
  if (facts.length === 0) return undefined;
  const hold = heldBy(look.world, look.files, live, look.today);
  const { retention } = pack.procedures[live.opened.procedure]!;
  return {
    facts,
    until: untilWords(pack, live),
    ...(hold === undefined ? {} : { hold: { text: holdWords(hold), marks: hold.basis.map((article) => markOf(pack, article, 'law')) } }),
    marks: retention === undefined ? [] : [...marksOf(pack, retention)],
  };
};

const untilWords = (pack: Pack, live: CaseFile): Text => {
  const { retention } = pack.procedures[live.opened.procedure]!;
  if (retention === undefined) return text('The text of the law names no period of keeping.', '规则未设定保存期限。');
  const last = keptUntil(pack, live);
  if (last !== undefined) return text(`Kept until ${dayInWords(last).en}, then erased.`, `保存至${dayInWords(last).zh}，期满删除。`);
  const period = amountInWords(Number(retention.keep.amount), retention.keep.unit);
  return text(`Kept for ${period.en} after the case has ended, then erased.`, `案件办结后保存${period.zh}，期满删除。`);
};

const holdWords = ({ because, until }: Hold): Text => {
  const day = until === undefined ? undefined : dayInWords(until);
  const [en, zh] = day === undefined ? ['', ''] : [` until ${day.en}`, `（至${day.zh}）`];
  switch (because) {
    case 'open':
      return text('May not be erased while the case is open.', '案件未办结，不得删除。');
    case 'challenge':
      return text('May not be erased while a challenge is pending.', '救济程序未结，不得删除。');
    case 'challengeable':
      return text(`May not be erased while the decision can be challenged${en}.`, `救济期限未届满${zh}，不得删除。`);
    case 'duty':
      return text(`May not be erased: a law demands that it is kept${en}.`, `依法应当保存${zh}，不得删除。`);
    case 'hold':
      return text(`May not be erased: the office entered a hold${en}.`, `机关已作暂缓删除登记${zh}，不得删除。`);
  }
};

/** What an order would erase, a line a case: told to the office before it decides. */
export const erasesWords = (world: World, decided: Decided, own: string): NonNullable<Preview['erases']> =>
  decided.events.flatMap((event) => {
    if (event.type !== 'factsErased' || event.decided?.case !== own) return [];
    const file = decided.files.get(event.case)!;
    const { pack } = world.packOf(file.digest);
    const titles = event.facts.map((fact) => pack.facts[fact]!.title);
    const what = listed([...titles, ...((event.letters ?? []).length === 0 ? [] : [text('the texts of its letters', '文书内容')])]);
    return [text(`Of case ${file.opened.number}: ${what.en}.`, `${file.opened.number}号案件的${what.zh}。`)];
  });
