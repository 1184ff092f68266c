import type { CompetencesPage, OfficeService } from '#contract';
import { dayInWords, numberInWords } from '#law/case';
import { joinTexts, ok, sameText, type Text } from '#law/ground';
import type { Competence, Pack } from '#law/pack';
import { marksOf, orderTitle } from '../view/index.ts';
import { type Desk, lawNow } from './desk.ts';
import { say } from './say.ts';

type BodyView = CompetencesPage['bodies'][number];

/** Which body may do what, by which article: a public page, since nobody can judge a power that nobody can look up. */
export const competencesPage =
  (desk: Desk): OfficeService['competences'] =>
  async (caller) => {
    const { pack } = lawNow(desk, caller);
    const all = Object.values(pack.competences ?? {});
    return ok({
      pack: pack.pack,
      version: pack.version,
      sentence: sentenceOf(all),
      competences: all.length,
      bodies: Object.values(pack.bodies).flatMap(({ name }) => bodyView(pack, name, all)),
    });
  };

const sentenceOf = (all: readonly Competence[]): Text => {
  const assumed = all.filter(({ standing }) => standing === 'assumed').length;
  return say('sentenceOf.competencesOfThemAre', { count: all.length, assumed });
};

const bodyView = (pack: Pack, body: string, all: readonly Competence[]): readonly BodyView[] => {
  const own = all.filter((each) => each.body === body);
  const offices = Object.values(pack.bodies).filter(({ actsFor }) => actsFor === body);
  const titles = offices.map(({ title }) => title);
  return own.length === 0
    ? []
    : [
        {
          body: { name: body, title: pack.bodies[body]!.title },
          ...(titles.length === 0 ? {} : { through: joinTexts(titles, { en: ', ', zh: '、' }) }),
          lines: own.map((competence) => lineOf(pack, competence)),
        },
      ];
};

const lineOf = (pack: Pack, competence: Competence): BodyView['lines'][number] => {
  const bounds = boundsOf(pack, competence);
  return {
    name: competence.name,
    acts: [...competence.written],
    orders: ordersOn(pack, competence.name),
    ...(bounds === undefined ? {} : { bounds }),
    standing: competence.standing,
    ...(competence.standing === 'assumed' && competence.note !== undefined ? { note: competence.note } : {}),
    marks: [...marksOf(pack, competence)],
  };
};

const ordersOn = (pack: Pack, competence: string): BodyView['lines'][number]['orders'] =>
  Object.values(pack.procedures).flatMap((procedure) => {
    const orders = Object.values(procedure.orders).filter(({ competences }) =>
      Object.values(competences ?? {}).some((names) => names.includes(competence) && !hasBetter(pack, names, competence)),
    );
    const titles = orders.map(({ name }) => orderTitle(pack, procedure, name));
    return titles.length === 0 ? [] : [{ procedure: { name: procedure.name, title: procedure.title }, orders: titles }];
  });

/** Whether another one always carries the order first: one that an article says before an assumed one, else the first of the pack. */
const hasBetter = (pack: Pack, names: readonly string[], competence: string): boolean => {
  const always = names.flatMap((name) => pack.competences![name] ?? []).filter((each) => !isBound(each));
  const first = always.find(({ standing }) => standing !== 'assumed') ?? always[0];
  return first !== undefined && first.name !== competence && !isBound(pack.competences![competence]!);
};

const isBound = ({ from, until, if: condition, upTo }: Competence): boolean =>
  from !== undefined || until !== undefined || condition !== undefined || upTo.length > 0;

/** Days, amounts, conditions, and who gave the mandate, as one sentence. */
const boundsOf = (pack: Pack, { from, until, by, upTo, if: condition }: Competence): Text | undefined => {
  const [first, last] = [from, until].map((day) => (day === undefined ? undefined : dayInWords(day)));
  const giver = by === undefined ? undefined : (pack.bodies[by]?.title ?? sameText(by));
  const parts: readonly Text[] = [
    ...(giver === undefined ? [] : [say('boundsOf.byMandateOf', { giver })]),
    ...(first === undefined ? [] : [say('boundsOf.from', { first })]),
    ...(last === undefined ? [] : [say('boundsOf.until', { last })]),
    ...upTo.map(({ fact, amount }) => {
      const type = pack.facts[fact]?.type;
      const most = numberInWords(pack, amount, type?.kind === 'number' ? type.unit : undefined);
      const title = pack.facts[fact]?.title ?? sameText(fact);
      return say('boundsOf.upTo', { title, most });
    }),
    ...(condition === undefined ? [] : [say('boundsOf.onlyIf', { condition: condition.source })]),
  ];
  return parts.length === 0 ? undefined : joinTexts(parts, { en: '; ', zh: '；' });
};
