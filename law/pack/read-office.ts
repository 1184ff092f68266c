import type { Base, DecisionRule } from '#law/committee';
import { compareNum, type Num, parseNum, printNum, type Text } from '#law/ground';
import { didYouMean } from './check-shape.ts';
import type { PackFile } from './files.ts';
import { groundOf, headOf, noGround, textOf } from './inherit.ts';
import type { Budget, Committee, CommitteeRule, Named, Place } from './model.ts';
import { type Context, knownName } from './names.ts';
import { readViews } from './read-views.ts';
import { checkWord, durationOf, yes } from './read-words.ts';
import { say } from './say.ts';
import { entriesOf, get, has, type Scalar, scalar, scalarsOf, type Tree, wordOf } from './yaml.ts';

export const readCommittees = (ctx: Context): Named<Committee> =>
  Object.fromEntries([...(ctx.files.folders.get('committee')?.values() ?? [])].map((file) => [file.name, readCommittee(file, ctx)]));

const readCommittee = ({ name, tree, at, file }: PackFile, ctx: Context): Committee => {
  const [grounded, ground] = groundOf(tree, at, noGround, file, ctx);
  const seats: Record<string, number> = {};
  for (const { key, at: seatAt, value } of entriesOf(get(tree, 'seats'))) {
    checkWord(key, 'category', seatAt, ctx);
    seats[key] = Number(wordOf(value)) || 0;
  }
  const rules: Record<string, CommitteeRule> = {};
  for (const { key, at: ruleAt, value } of entriesOf(get(tree, 'rules'))) {
    checkWord(key, 'rule', ruleAt, ctx);
    const [ruleGround] = groundOf(value, ruleAt, ground, `${file}#rules.${key}`, ctx);
    rules[key] = { ...ruleGround, name: key, rule: readRule(value, ruleAt, seats, ctx) };
  }
  const term = durationOf(get(tree, 'term'));
  return {
    ...grounded,
    name,
    title: textOf(get(tree, 'title')) ?? { en: name, zh: name },
    seats,
    ...(term && { term }),
    chair: yes(get(tree, 'chair')),
    perCase: wordOf(get(tree, 'per')) === 'case',
    rules,
    views: readViews('committee', tree),
  };
};

const bases: readonly string[] = ['seated', 'eligible', 'attending', 'voting'] satisfies readonly Base[];

const readRule = (tree: Tree, at: Place, seats: Readonly<Record<string, number>>, ctx: Context): DecisionRule => {
  const members = scalar(get(get(tree, 'quorum'), 'members'));
  const all = Object.values(seats).reduce((sum, seat) => sum + seat, 0);
  if (members !== undefined && Number(members.text) > all) {
    ctx.report(
      'committee/quorum',
      members.at,
      say('readRule.aQuorumOfIs', { members: members.text, all }),
      say('readRule.writeOrFewer', { all }),
    );
  }
  const categories = scalarsOf(get(get(tree, 'quorum'), 'categories'));
  const known = new Map(Object.entries(seats));
  for (const category of categories) knownName(category, 'category', known, ctx.report, 'category/unknown');
  const carried = get(tree, 'carried');
  const of = scalar(get(carried, 'of'));
  if (of !== undefined && !bases.includes(of.text))
    ctx.report('committee/base', of.at, say('readRule.isNoBaseOf', { of: of.text }), didYouMean(of.text, bases));
  const kind = has(carried, 'more-than') ? 'more-than' : 'at-least';
  const both = has(carried, 'more-than') && has(carried, 'at-least');
  if (both || (carried !== undefined && !has(carried, kind))) {
    ctx.report(
      'committee/base',
      carried?.at ?? at,
      both ? say('readRule.twoFractionsAreNamed') : say('readRule.noFractionIsNamed'),
      say('readRule.writeOr'),
    );
  }
  const fraction = fractionOf(scalar(get(carried, kind)), kind, ctx);
  const tie = scalar(get(tree, 'tie'));
  if (tie?.text === 'chair' && !(kind === 'more-than' && of?.text === 'voting' && fraction[0] * 2 === fraction[1])) {
    ctx.report('committee/base', tie.at, say('readRule.aTieIsDecided'), say('readRule.removeOrChange'));
  }
  return {
    quorum: { members: Number(members?.text) || 1, categories: categories.map(({ text }) => text) },
    carried: {
      kind,
      numerator: fraction[0],
      denominator: fraction[1],
      of: (bases.includes(of?.text ?? '') ? of!.text : 'attending') as Base,
    },
    tie: tie?.text === 'chair' ? 'chair' : 'lost',
  };
};

const fractionOf = (written: Scalar | undefined, kind: string, ctx: Context): readonly [number, number] => {
  const parts = /^(\d+)\/(\d+)$/.exec(written?.text ?? '');
  if (written === undefined || parts === null) return [1, 2];
  const [numerator, denominator] = [Number(parts[1]), Number(parts[2])];
  const reachable = denominator > 0 && (kind === 'more-than' ? numerator < denominator : numerator > 0 && numerator <= denominator);
  if (!reachable)
    ctx.report(
      'committee/base',
      written.at,
      say('fractionOf.ofABaseCan', { written: written.text }),
      say('fractionOf.writeAFractionBetween'),
    );
  return [numerator, denominator];
};

export const readBudgets = (ctx: Context): Named<Budget> => {
  const file = ctx.files.single.get('budgets');
  if (file === undefined) return {};
  const head = headOf(file.tree, file.file, ctx);
  const budgets: Record<string, Budget> = {};
  for (const { key: name, at, value } of entriesOf(get(file.tree, 'budgets'))) {
    checkWord(name, 'budget', at, ctx);
    const [grounded] = groundOf(value, at, head, `${file.file}#${name}`, ctx);
    const unit = wordOf(get(value, 'unit')) ?? '';
    const per = scalarsOf(get(value, 'per')).flatMap((each) => accountNamed(each, ctx) ?? []);
    budgets[name] = {
      ...grounded,
      name,
      unit,
      ceiling: ceilingOf(get(value, 'ceiling'), name, unit, ctx),
      per,
      ...carryOverOf(get(value, 'carry-over'), per, ctx),
    };
  }
  return budgets;
};

const accounts: ReadonlySet<string> = new Set(['case', 'applicant', 'subject', 'office', 'year']);

const accountNamed = (written: Scalar, ctx: Context): string | undefined => {
  const cases = [...ctx.types].flatMap(([fact, { type, several }]) => (type.kind === 'case' && !several ? [fact] : []));
  if (!knownName(written, 'account or fact of type `case`', new Set([...accounts, ...cases]), ctx.report)) return undefined;
  if (!accounts.has(written.text)) ctx.used.add(written.text);
  return written.text;
};

/** Only an account for each year has a year before. */
const carryOverOf = (tree: Tree | undefined, per: readonly string[], ctx: Context): Pick<Budget, 'carryOver'> => {
  const from = Number(wordOf(get(tree, 'from')));
  if (tree === undefined || !Number.isInteger(from)) return {};
  if (!per.includes('year')) {
    ctx.report('budget/carry-over', tree.at, say('carryOverOf.onlyAnAccountFor'), say('carryOverOf.addYearTo'));
    return {};
  }
  return { carryOver: { from } };
};

const ceilingOf = (tree: Tree | undefined, budget: string, unit: string, ctx: Context): Budget['ceiling'] => {
  const written = scalar(tree);
  if (tree === undefined) return 0;
  if (written === undefined) return shareOf(tree, budget, unit, ctx);
  const number = parseNum(written.text);
  if (number !== undefined) return number;
  const numbers = new Map([...ctx.types].filter(([, { type, several }]) => type.kind === 'number' && !several));
  if (knownName(written, 'number fact', numbers, ctx.report)) {
    ctx.used.add(written.text);
    const { type } = numbers.get(written.text)!;
    if (type.kind === 'number' && type.unit !== undefined && type.unit !== unit) {
      ctx.report(
        'budget/unit',
        written.at,
        say('ceilingOf.theBudgetCountsIn', { unit, written: written.text, typeUnit: type.unit }),
        say('ceilingOf.takeOneUnitFor'),
      );
    }
  }
  return { fact: written.text };
};

const shareOf = (tree: Tree, budget: string, unit: string, ctx: Context): Budget['ceiling'] => {
  const [of, share] = [scalar(get(tree, 'of')), parseNum(wordOf(get(tree, 'share')) ?? '')];
  if (of === undefined || share === undefined || !knownName(of, 'budget', ctx.names.budgets, ctx.report, 'budget/unknown')) return 0;
  const fault = shareFault(of.text, share, budget, unit, ctx);
  if (fault !== undefined) ctx.report('budget/share', of.at, fault, say('shareOf.takeAShareOf'));
  return fault === undefined ? { share, of: of.text } : 0;
};

const shareFault = (of: string, share: Num, budget: string, unit: string, ctx: Context): Text | undefined => {
  const all = get(ctx.files.single.get('budgets')?.tree, 'budgets');
  const above = (name: string): string | undefined => wordOf(get(get(get(all, name), 'ceiling'), 'of'));
  const seen = new Set([budget]);
  for (let at: string | undefined = of; at !== undefined; at = above(at)) {
    if (seen.has(at)) return say('shareFault.wouldBeAShare', { budget });
    seen.add(at);
  }
  if (compareNum(share, 0) <= 0 || compareNum(share, 1) > 0) return say('shareFault.isNoShareOf', { share: printNum(share), of });
  const other = wordOf(get(get(all, of), 'unit'));
  return other === unit ? undefined : say('shareFault.countsInNotIn', { of, other: other ?? '', unit });
};
