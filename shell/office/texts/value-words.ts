import { isNum, printJson, printNum, type Text, text, type Value } from '#law/ground';
import type { Duration, Pack } from '#law/pack';
import { durationInWords } from '../public/words.ts';
import { listed, orderTitle, same, stayTitle, titleOfName } from '../view/index.ts';
import { say } from './say.ts';

/** The value of a key of the pack language as people read it: names by what they are called, periods with their unit, formulas as they are written. */
export const valueWords = (pack: Pack, value: Value, procedure?: string): Text => {
  if (value === null) return say('valueWords.nothing');
  if (typeof value === 'boolean') return value ? say('valueWords.yes') : say('valueWords.no');
  if (isNum(value)) return same(printNum(value));
  if (typeof value === 'string') return nameWords(pack, value, procedure);
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    return items.length === 0 ? say('valueWords.nothing') : listed(items.map((item) => valueWords(pack, item, procedure)));
  }
  if (isDuration(value)) return durationInWords(pack, value).words;
  if (isTwofold(value)) return say('valueWords.value', { value });
  const pairs = Object.entries(value as Readonly<Record<string, Value>>).filter(([, item]) => item !== null);
  if (pairs.length === 0) return say('valueWords.nothing');
  if (pairs.length > 6) return same(shortened(printJson(value)));
  return listed(
    pairs.map(([key, item]) => {
      const [named, said] = [keyTitle(key), valueWords(pack, item, procedure)];
      return say('valueWords.namedSaid', { named, said });
    }),
  );
};

export const isDuration = (value: Value): value is Value & Duration =>
  typeof value === 'object' && value !== null && 'amount' in value && 'unit' in value && typeof value.unit === 'string';

const isTwofold = (value: object): value is { readonly en: string; readonly zh: string } =>
  'en' in value && 'zh' in value && typeof value.en === 'string' && typeof value.zh === 'string';

/** A name of the pack by what it is called; anything else, as a formula, as it is written. */
const nameWords = (pack: Pack, value: string, procedure: string | undefined): Text => {
  if (!/^[a-z][a-z0-9-]*$/.test(value)) return same(shortened(value));
  const own = procedure === undefined ? undefined : pack.procedures[procedure];
  if (own?.orders[value] !== undefined) return orderTitle(pack, own, value);
  if (own?.states[value] !== undefined || own?.endings[value] !== undefined) return stayTitle(pack, own, value);
  const isKnown = pack.words[value] !== undefined || pack.facts[value] !== undefined || pack.letters[value] !== undefined;
  return isKnown ? titleOfName(pack, value) : (fixed[value] ?? same(value));
};

const shortened = (written: string): string => (written.length > 160 ? `${written.slice(0, 159)}…` : written);

const fixed: Readonly<Record<string, Text>> = {
  public: say('public.thePublic'),
  parties: say('parties.theParties'),
  office: say('office.theOffice'),
  sealed: say('sealed.sealed'),
  law: say('law.saidByLaw'),
  delegated: say('delegated.delegated'),
  assumed: say('assumed.assumed'),
  opening: say('opening.theOpening'),
  open: say('open.everyState'),
};

/** What a key of the pack language is about. A key without words of its own is named as it is written. */
export const keyTitle = (key: string): Text => keys[key] ?? text(key, key);

const keys: Readonly<Record<string, Text>> = {
  within: say('within.length'),
  runs: say('runs.runsIn'),
  pausedIn: say('pausedIn.standsStillIn'),
  pausedBy: say('pausedBy.standsStillWhileOpen'),
  start: say('start.firstDay'),
  roll: say('roll.lastDayThatIs'),
  extend: say('extend.extension'),
  silence: say('silence.whatFollowsIfIt'),
  remind: say('remind.reminders'),
  by: say('by.givenBy'),
  notBy: say('notBy.notByWhoeverGave'),
  from: say('from.lawfulIn'),
  to: say('to.leadsTo'),
  guards: say('guards.conditions'),
  refusal: say('refusal.refusedAs'),
  if: say('if.if'),
  atMost: say('atMost.howOften'),
  times: say('times.times'),
  needs: say('needs.asksFor'),
  asOf: say('asOf.countsFrom'),
  restarts: say('restarts.beginsAnew'),
  extends: say('extends.extends'),
  opens: say('opens.opens'),
  letter: say('letter.letter'),
  waits: say('waits.waitsFor'),
  shown: say('shown.shownTo'),
  vote: say('vote.vote'),
  kind: say('kind.kind'),
  challenge: say('challenge.challenge'),
  basis: say('basis.basis'),
  standing: say('standing.standing'),
  title: say('keys.title'),
  then: say('then.then'),
  link: say('link.link'),
  procedure: say('procedure.procedure'),
  source: say('source.source'),
  type: say('type.type'),
  holds: say('holds.holds'),
  personal: say('personal.personal'),
  every: say('every.rhythm'),
  on: say('on.day'),
  unit: say('unit.unit'),
  ceiling: say('ceiling.ceiling'),
  amount: say('amount.amount'),
  body: say('keys.wording'),
  says: say('says.says'),
  columns: say('columns.columns'),
  rows: say('rows.rows'),
  rules: say('rules.rules'),
  seats: say('seats.seats'),
  term: say('term.term'),
  office: say('office.office'),
  gist: say('gist.gist'),
};
