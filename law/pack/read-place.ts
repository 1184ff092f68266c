import { isZone, languagesOf, nearest, text as said, sameText, type Text } from '#law/ground';
import { type Ground, groundIn, noGround, textOf } from './inherit.ts';
import { dayNames, ofThePlace } from './keys-place.ts';
import type { DeclaredPlace, EmergencyNumber, Home, HomeTask, Pack, Place, Week } from './model.ts';
import { type Context, knownName } from './names.ts';
import { ofPlace } from './of-place.ts';
import { readIdentity } from './read-identity.ts';
import { readPowers } from './read-powers.ts';
import { say } from './say.ts';
import { get, has, type Mapping, type Scalar, scalar, type Tree, wordOf, wordsOf } from './yaml.ts';

/** What a pack says of its place, wherever it says it. */
export type OfPlace = Pick<
  Pack,
  'place' | 'languages' | 'letterLanguages' | 'calendar' | 'zone' | 'money' | 'letterForm' | 'powers' | 'organisationNumber'
>;

/** Reads `place.yaml`. Keys that stood in `pack.yaml` before there was such a file are read there where it is missing. */
export const readPlace = (packGround: Ground, title: Text, ctx: Context): OfPlace => {
  const pack = ctx.files.single.get('pack')!;
  const file = ctx.files.single.get('place');
  reportTwice(pack.tree, file?.tree, ctx);
  const at = file?.at ?? pack.at;
  const placeGround = file && groundIn(file.tree, noGround, file.file, ctx);
  /** What stands in a file rests on what the head of that file rests on. */
  const groundOf = (key: string): Ground =>
    placeGround !== undefined && has(file?.tree, key) ? placeGround : { ...packGround, told: new Set() };
  const told = (key: string): Tree | undefined => ofPlace(ctx.files, key);
  for (const key of ['calendar', 'zone', 'money'] as const) if (told(key) === undefined) reportMissing(key, at, ctx);
  const [calendar, zone, money] = [scalar(told('calendar')), scalar(told('zone')), scalar(told('money'))];
  if (calendar !== undefined) knownName(calendar, 'calendar', ctx.names.calendars, ctx.report);
  if (zone !== undefined) checkZone(zone, ctx);
  if (money !== undefined) checkCurrency(money, ctx);
  const { texts: languages, letters: letterLanguages } = ctx.files.languages;
  const organisation = get(told('identity-numbers'), 'organisation');
  const organisationNumber = organisation && readIdentity(organisation, 'organisation', groundOf('identity-numbers'), ctx);
  return {
    place: {
      name: wordOf(get(file?.tree, 'place')) ?? wordOf(get(pack.tree, 'pack')) ?? '',
      title: textOf(get(file?.tree, 'title')) ?? title,
      week: readWeek(get(file?.tree, 'week'), ctx),
      emergency: itemsOf(get(file?.tree, 'emergency')).flatMap(emergencyOf),
      ...citationOf(get(get(file?.tree, 'citations'), 'article'), ctx),
      statutes: ctx.statutes,
      home: readHome(get(file?.tree, 'home'), ctx),
      at,
    },
    languages,
    letterLanguages,
    calendar: calendar?.text ?? '',
    zone: zone !== undefined && isIanaZone(zone.text) ? zone.text : 'UTC',
    money: money?.text ?? '',
    letterForm: wordOf(told('letter-form')) === 'gbt-9704' ? 'gbt-9704' : 'plain',
    // A power is a rule, so it says how far an article carries it.
    powers: readPowers(told('powers'), groundOf('powers'), ctx),
    ...(organisationNumber && { organisationNumber }),
  };
};

const reportTwice = (pack: Mapping, place: Mapping | undefined, ctx: Context): void => {
  for (const key of Object.keys(ofThePlace)) {
    const entry = pack.entries.get(key);
    if (place === undefined || entry === undefined || !place.entries.has(key)) continue;
    ctx.report('place/twice', entry.at, say('reportTwice.standsInAlready', { key }), say('reportTwice.removeHere', { key }));
  }
};

const reportMissing = (key: 'calendar' | 'zone' | 'money', at: Place, ctx: Context): void => {
  const about = ofThePlace[key]!.about;
  const add = `add \`${key}\`: ${about.charAt(0).toLowerCase()}${about.slice(1).replace(/\.$/, '')}`;
  ctx.report('key/missing', at, say('reportMissing.isMissing', { key }), said(add, `请增加\`${key}\``));
};

/** An offset, as `+08:00`, names no place: it knows no change of the clocks. */
const isIanaZone = (name: string): boolean => /^[A-Za-z]/.test(name) && isZone(name);

const checkZone = ({ text: zone, at }: Scalar, ctx: Context): void => {
  if (isIanaZone(zone)) return;
  const near = nearest(zone, Intl.supportedValuesOf('timeZone'));
  ctx.report(
    'place/zone',
    at,
    say('checkZone.isNoTimeZone', { zone }),
    near === undefined ? say('checkZone.writeAnIanaName') : say('checkZone.didYouMean', { near }),
  );
};

const checkCurrency = ({ text: money, at }: Scalar, ctx: Context): void => {
  const known = Intl.supportedValuesOf('currency');
  if (known.includes(money)) return;
  const near = known.includes(money.toUpperCase()) ? money.toUpperCase() : nearest(money, known);
  ctx.report(
    'place/currency',
    at,
    say('checkCurrency.isNoCurrency', { money }),
    near === undefined ? say('checkCurrency.writeACodeOf') : say('checkCurrency.didYouMean', { near }),
  );
};

/** A week without a weekend gives no day of rest to move a term to, and one without a working day counts none. */
const readWeek = (tree: Tree | undefined, ctx: Context): Week => {
  const starts = dayNames.find((day) => day === wordOf(get(tree, 'starts'))) ?? 'monday';
  if (tree === undefined) return { starts, weekend: ['saturday', 'sunday'] };
  const written = get(tree, 'weekend');
  const weekend = dayNames.filter((day) => wordsOf(written).includes(day));
  // A missing key is told by the form of the file.
  const isWrong = written !== undefined && (weekend.length === 0 || weekend.length === dayNames.length);
  if (isWrong && wordsOf(written).every((word) => dayNames.some((day) => day === word)))
    ctx.report(
      'place/weekend',
      written.at,
      weekend.length === 0 ? say('readWeek.theWeekHasNo') : say('readWeek.theWeekendIsThe'),
      say('readWeek.nameTheFreeDays'),
    );
  return { starts, weekend: isWrong || written === undefined ? ['saturday', 'sunday'] : weekend };
};

const emergencyOf = (tree: Tree): readonly EmergencyNumber[] => {
  const [call, purpose] = [wordOf(get(tree, 'call')), textOf(get(tree, 'for'))];
  return call === undefined || purpose === undefined ? [] : [{ call, for: purpose }];
};

/** The form of a citation needs the number of the article, or all articles would read alike. */
export const citationOf = (tree: Tree | undefined, ctx: Context): Pick<DeclaredPlace, 'citation'> => {
  const citation = textOf(tree);
  if (citation === undefined) return {};
  for (const language of languagesOf(citation))
    if (!citation[language]!.includes('{article}'))
      ctx.report(
        'place/citation',
        get(tree, language)?.at ?? tree!.at,
        say('citationOf.theFormOfA'),
        say('citationOf.writeWhereTheNumber'),
      );
  return { citation };
};

const readHome = (tree: Tree | undefined, ctx: Context): Home => {
  const [lead, text, search, nav] = ['lead', 'text', 'search', 'nav'].map((key) => textOf(get(tree, key)));
  const register = scalar(get(tree, 'register'));
  if (register !== undefined) knownName(register, 'register', ctx.names.registers, ctx.report, 'register/unknown');
  return {
    ...(lead && { lead }),
    ...(text && { text }),
    ...(search && { search }),
    ...(nav && { nav }),
    ...(register && { register: register.text }),
    tasks: itemsOf(get(tree, 'tasks')).flatMap((task) => taskOf(task, ctx)),
  };
};

const taskOf = (tree: Tree, ctx: Context): readonly HomeTask[] => {
  const title = textOf(get(tree, 'title')) ?? sameText('');
  const text = textOf(get(tree, 'text'));
  const [procedure, order] = [scalar(get(tree, 'procedure')), scalar(get(tree, 'order'))];
  if (procedure === undefined || !knownName(procedure, 'procedure', ctx.names.procedures, ctx.report)) return [];
  const orders = ctx.names.procedures.get(procedure.text)!.sections.orders;
  if (order !== undefined && !knownName(order, 'order', orders, ctx.report)) return [];
  return [{ title, ...(text && { text }), procedure: procedure.text, ...(order && { order: order.text }) }];
};

const itemsOf = (tree: Tree | undefined): readonly Tree[] => (tree?.kind === 'list' ? tree.items : tree === undefined ? [] : [tree]);
