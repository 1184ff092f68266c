import type { Expression } from '#law/feel';
import { checkExplorable } from './explorable.ts';
import { formulaOf } from './formula.ts';
import { type Ground, groundOf, textOf, titleOf } from './inherit.ts';
import type { FindingAsked, Guard, Named, Need, OrderDef, Taking, WithValue } from './model.ts';
import { type Context, type Known, knownName, type Merged, type Piece } from './names.ts';
import { actOf, receiverOf } from './read-competences.ts';
import { erasesOf } from './read-retention.ts';
import { yes } from './read-words.ts';
import { engineRefusals } from './refusals.ts';
import { say } from './say.ts';
import { feelType, type Scope, type Scopes } from './scope.ts';
import { typedValue } from './values.ts';
import { entriesOf, get, has, mapping, type Scalar, scalar, scalarsOf, type Tree, wordOf, wordsOf } from './yaml.ts';

export const readOrder = (piece: Piece, merged: Merged, ctx: Context, scopes: Scopes): OrderDef => {
  const { name, tree, at, outer, path } = piece;
  const { sections } = merged;
  const { report } = ctx;
  const [grounded, ground] = groundOf(tree, at, outer, path, ctx);
  const onlyBy = onlyByOf(get(tree, 'only-by'), merged, ctx);
  const scope = scopes.order([merged]);
  const by = scalarsOf(get(tree, 'by')).filter((role) => knownName(role, 'role', doers(ctx), report, 'role/unknown'));
  const opens = scalar(get(tree, 'opens'));
  if (opens !== undefined) knownName(opens, 'case', sections.cases, report);
  const to = scalar(get(tree, 'to'));
  if (to !== undefined) knownName(to, 'state or ending', stays(merged), report, 'state/unknown');
  if (!has(tree, 'from') && !has(tree, 'to'))
    report('key/missing', at, say('readOrder.opensACaseBut', { name }), say('readOrder.addOrIfIt'));
  const asOf = formulaOf(get(tree, 'as-of'), scope, ctx, { kind: 'date' });
  const opensIf = formulaOf(get(tree, 'opens-if'), scope, ctx, { kind: 'boolean' });
  if (opensIf !== undefined && (opens === undefined || by.some(({ text }) => text === 'law')))
    report('order/opens-if', at, say('readOrder.opensIfAlone', { name }), say('readOrder.opensIfOfPersons'));
  const extended = clockNamed(get(tree, 'extends'), merged, ctx);
  const atMost = atMostOf(get(tree, 'at-most'), ctx);
  const letter = scalar(get(tree, 'letter'));
  if (letter !== undefined) checkLetter(letter, ctx);
  const fileLetter = scalar(get(tree, 'file-letter'));
  if (fileLetter !== undefined) checkLetter(fileLetter, ctx);
  const erases = erasesOf(get(tree, 'erases'), scope, ctx);
  const neverBy = neverByOf(get(tree, 'never-by'), merged, ctx);
  const act = actOf(tree, ctx);
  const receiver = receiverOf(tree, ctx);
  if (fileLetter !== undefined && receiver === undefined)
    report('referral/receiver', fileLetter.at, say('checkReceiver.refersTheCaseTo', { order: name }), say('checkReceiver.addWithABody'));
  return {
    ...grounded,
    name,
    ...titleOf(tree),
    ...(act && { act }),
    actsNot: wordOf(get(tree, 'act')) === 'nothing',
    ...(receiver && { receiver }),
    by: by.map(({ text }) => text),
    notBy: [...new Set([...notByOf(get(tree, 'not-by'), merged, ctx), ...neverBy])],
    neverBy,
    ...(onlyBy !== undefined && { onlyBy }),
    findings: findingsOf(get(tree, 'findings'), ground, path, ctx),
    from: fromOf(piece, merged, ctx),
    ...(to && { to: to.text }),
    guards: guardsOf(get(tree, 'if'), scope, ctx),
    ...(atMost && { atMost }),
    needs: needsOf(piece, ctx),
    sideBySide: yes(get(tree, 'side-by-side')),
    ...(asOf && { asOf }),
    ...(extended !== undefined && { extends: extended }),
    restarts: scalarsOf(get(tree, 'restarts'))
      .filter((clock) => knownName(clock, 'clock', sections.clocks, report))
      .map(({ text }) => text),
    ...(opens && { opens: opens.text }),
    ...(opensIf && { opensIf }),
    with: withOf(get(tree, 'with'), scope, ctx),
    takes: takingsOf(
      get(tree, 'takes'),
      scope,
      ctx,
      by.every(({ text }) => text === 'law'),
    ),
    returns: takingsOf(get(tree, 'returns'), scope, ctx),
    ...(letter && { letter: letter.text }),
    ...(fileLetter && { fileLetter: fileLetter.text }),
    unseals: unsealsOf(get(tree, 'unseals'), merged, ctx),
    ...(erases && { erases }),
  };
};

export const doers = (ctx: Context): Known => ({
  has: (role) => role === 'anyone' || role === 'law' || ctx.names.roles.has(role),
  keys: () => [...ctx.names.roles.keys(), 'anyone', 'law'],
});

const stays = ({ sections }: Merged): Known => ({
  has: (name) => sections.states.has(name) || sections.endings.has(name),
  keys: () => [...sections.states.keys(), ...sections.endings.keys()],
});

const fromOf = ({ tree }: Piece, merged: Merged, ctx: Context): OrderDef['from'] => {
  if (!has(tree, 'from')) return 'opening';
  const from = scalarsOf(get(tree, 'from'));
  if (from.length === 1 && from[0]!.text === 'open') return 'open';
  const person = wordsOf(get(tree, 'by')).some((role) => role !== 'law');
  return from
    .filter((state) => {
      if (!knownName(state, 'state', stays(merged), ctx.report, 'state/unknown')) return false;
      if (person && merged.sections.endings.has(state.text)) {
        ctx.report('order/not-by-law', state.at, say('fromOf.isAnEndingWhich', { state: state.text }), say('fromOf.writeOrLeaveThe'));
      }
      return true;
    })
    .map(({ text }) => text);
};

const notByOf = (tree: Tree | undefined, { sections }: Merged, ctx: Context): readonly string[] => {
  const voting = [...sections.states].filter(([, state]) => has(state.tree, 'vote')).map(([state]) => state);
  const known = new Set([...sections.orders.keys(), ...voting, 'parent']);
  return scalarsOf(tree)
    .filter((each) => knownName(each, 'order or voting state', known, ctx.report))
    .map(({ text }) => text);
};

const neverByOf = (tree: Tree | undefined, { sections }: Merged, ctx: Context): readonly string[] =>
  scalarsOf(tree)
    .filter((each) => knownName(each, 'order', sections.orders, ctx.report))
    .map(({ text }) => text);

const onlyByOf = (tree: Tree | undefined, { sections }: Merged, ctx: Context): string | undefined => {
  const named = scalar(tree);
  return named !== undefined && knownName(named, 'order', sections.orders, ctx.report) ? named.text : undefined;
};

const findingsOf = (tree: Tree | undefined, outer: Ground, path: string, ctx: Context): Named<FindingAsked> =>
  Object.fromEntries(
    entriesOf(tree).flatMap(({ key, at, value }) => {
      const [grounded] = groundOf(value, at, outer, path, ctx);
      const title = textOf(get(value, 'title'));
      return title === undefined ? [] : [[key, { ...grounded, name: key, title }]];
    }),
  );

const unsealsOf = (tree: Tree | undefined, { file }: Merged, ctx: Context): readonly string[] => {
  const sealed = new Set(wordsOf(get(file.tree, 'sealed')));
  return scalarsOf(tree)
    .filter((each) => knownName(each, say('unsealsOf.sealedRoleOrFact'), sealed, ctx.report, 'seal/unknown'))
    .map(({ text }) => text);
};

const clockNamed = (tree: Tree | undefined, { sections }: Merged, ctx: Context): string | undefined => {
  const clock = scalar(tree);
  return clock !== undefined && knownName(clock, 'clock', sections.clocks, ctx.report) ? clock.text : undefined;
};

/** Conditions by the refusal that is told where one does not hold. */
export const guardsOf = (tree: Tree | undefined, scope: Scope, ctx: Context): readonly Guard[] => {
  const guard = (refusal: string, formula: Tree | undefined): readonly Guard[] => {
    const before = ctx.report.errors();
    const condition = formulaOf(formula, scope, ctx, { kind: 'boolean' });
    if (condition === undefined) return [];
    if (ctx.report.errors() === before) checkExplorable(condition, scalar(formula)!, ctx);
    return [{ refusal, if: condition }];
  };
  if (mapping(tree) === undefined) return tree === undefined ? [] : guard('conditionNotMet', tree);
  return entriesOf(tree).flatMap(({ key, at, value }) => {
    checkRefusal(key, at, ctx);
    return guard(key, value);
  });
};

/** Has a refusal words that a person can read? */
export const checkRefusal = (refusal: string, at: Scalar['at'], ctx: Context): void => {
  if (ctx.names.refusals.has(refusal) || engineRefusals.has(refusal)) return;
  ctx.report('word/missing', at, say('checkRefusal.thereAreNoWords', { refusal }), say('checkRefusal.addUnderOfEn', { refusal }));
};

const atMostOf = (tree: Tree | undefined, ctx: Context): OrderDef['atMost'] => {
  const entries = entriesOf(tree);
  const first = entries[0];
  if (entries.length > 1) ctx.report('value/form', entries[1]!.at, say('atMostOf.anOrderCanBe'), say('atMostOf.keepOneLine'));
  if (first === undefined) {
    const times = Number(wordOf(tree));
    return tree !== undefined && Number.isInteger(times) ? { refusal: 'tooOften', times } : undefined;
  }
  checkRefusal(first.key, first.at, ctx);
  const times = Number(wordOf(first.value));
  return Number.isInteger(times) ? { refusal: first.key, times } : undefined;
};

/** Forms are expanded to their facts; each fact must be one that a person of this side can give. */
const needsOf = (piece: Piece, ctx: Context): readonly Need[] => {
  const needs = new Map<string, Need>();
  for (const written of scalarsOf(get(piece.tree, 'needs'))) {
    const optional = written.text.endsWith('?');
    const name = optional ? written.text.slice(0, -1) : written.text;
    const form = ctx.names.forms.get(name);
    if (form !== undefined && !ctx.types.has(name)) {
      for (const { text: fact } of form) if (ctx.types.has(fact) && !needs.has(fact)) needs.set(fact, { fact, optional, form: name });
      for (const { text: fact } of form) checkNeed(fact, written, piece, ctx);
      continue;
    }
    const known: Known = { has: (each) => ctx.types.has(each), keys: () => [...ctx.types.keys(), ...ctx.names.forms.keys()] };
    if (!knownName({ ...written, text: name }, 'fact or form', known, ctx.report)) continue;
    checkNeed(name, written, piece, ctx);
    if (needs.has(name)) ctx.report('name/twice', written.at, say('needsOf.isAskedTwice', { name }), say('needsOf.keepOneOfThe'));
    else needs.set(name, { fact: name, optional });
  }
  return [...needs.values()];
};

const checkNeed = (name: string, written: Scalar, { tree }: Piece, ctx: Context): void => {
  const fact = get(get(ctx.files.single.get('facts')?.tree, 'facts'), name);
  if (fact === undefined) return;
  ctx.used.add(name);
  if (!has(fact, 'from') && (has(fact, 'is') || has(fact, 'table'))) {
    ctx.report('fact/derived', written.at, say('checkNeed.isWorkedOutSo', { name }), say('checkNeed.askForWhatIt'));
    return;
  }
  const from = wordsOf(get(fact, 'from'));
  if (from.length === 0) return;
  for (const role of wordsOf(get(tree, 'by'))) {
    if (role === 'law') continue;
    const side = role === 'anyone' || ctx.names.roles.get(role) === 'party' ? 'party' : ctx.names.roles.has(role) ? 'office' : undefined;
    if (side === undefined || from.includes(side)) continue;
    const [giver, answers] = side === 'party' ? [sides.party, sides.office] : [sides.office, sides.party];
    ctx.report('fact/side', written.at, say('checkNeed.isButAnswersFor', { role, giver, answers, name }), say('checkNeed.writeAtTheFact'));
    return;
  }
};

const sides = { party: say('party.aParty'), office: say('office.theOffice') } as const;

/** Plain values typed by their facts, texts of the pack, and formulas. */
export const withOf = (tree: Tree | undefined, scope: Scope, ctx: Context): Named<WithValue> => {
  const known: [string, WithValue][] = [];
  for (const { key, at, value } of entriesOf(tree)) {
    const typed = ctx.types.get(key);
    if (typed === undefined) {
      knownName({ kind: 'scalar', text: key, quoted: false, at, placeOf: () => at }, 'fact', ctx.types, ctx.report);
      continue;
    }
    ctx.used.add(key);
    if (has(value, 'is')) {
      const is = formulaOf(get(value, 'is'), scope, ctx, feelType(typed, ctx.types));
      if (is !== undefined) known.push([key, { kind: 'formula', is }]);
    } else if (mapping(value) !== undefined && typed.type.kind === 'text') {
      const text = textOf(value);
      if (text !== undefined) known.push([key, { kind: 'text', text }]);
    } else if (typed.type.kind === 'text' && !typed.several && scalar(value) !== undefined) {
      ctx.report('text/missing', value.at, say('withOf.aTextOfThe'), say('withOf.write'));
    } else known.push([key, { kind: 'value', value: typedValue(value, typed, ctx.types, ctx.report) }]);
  }
  return Object.fromEntries(known);
};

/** @param byLaw of an order that takes: whether nobody but the law gives it; missing for what is returned */
const takingsOf = (tree: Tree | undefined, scope: Scope, ctx: Context, byLaw?: boolean): readonly Taking[] =>
  entriesOf(tree).flatMap(({ key, at, value }) => {
    if (
      !knownName(
        { kind: 'scalar', text: key, quoted: false, at, placeOf: () => at },
        'budget',
        ctx.names.budgets,
        ctx.report,
        'budget/unknown',
      )
    )
      return [];
    const written = has(value, 'amount') ? get(value, 'amount')! : value;
    const amount = formulaOf(written, scope, ctx, { kind: 'number' });
    if (amount === undefined) return [];
    checkUnit(key, amount, written, ctx);
    checkOver(key, value, ctx, byLaw);
    return [{ budget: key, amount, over: yes(get(value, 'over')) }];
  });

/** A person who finds nothing left is refused. The law has nobody to refuse: there alone the pack may let a case go on over the ceiling. */
const checkOver = (budget: string, tree: Tree, ctx: Context, byLaw: boolean | undefined): void => {
  if (byLaw !== true && yes(get(tree, 'over'))) {
    ctx.report('budget/over', get(tree, 'over')!.at, say('checkOver.aPersonMayNot', { budget }), say('checkOver.leaveOutAPerson'));
  }
};

const checkUnit = (budget: string, amount: Expression, tree: Tree, ctx: Context): void => {
  const type = amount.ast.kind === 'name' ? ctx.types.get(amount.ast.name)?.type : undefined;
  if (type?.kind !== 'number' || type.unit === undefined) return;
  const unit = wordOf(get(get(get(ctx.files.single.get('budgets')?.tree, 'budgets'), budget), 'unit'));
  if (unit !== undefined && unit !== type.unit) {
    ctx.report(
      'budget/unit',
      tree.at,
      say('checkUnit.countsInButThis', { budget, unit, typeUnit: type.unit }),
      say('checkUnit.takeAnAmountOf'),
    );
  }
};

/** A letter is written out in `letters/`, or only named in `words.yaml`: then a plain one is sent. */
const checkLetter = (letter: Scalar, ctx: Context): void => {
  const known: Known = {
    has: (name) => ctx.names.letters.has(name) || ctx.names.words.has(name),
    keys: () => [...ctx.names.letters, ...ctx.names.words],
  };
  knownName(letter, 'letter', known, ctx.report, 'letter/unknown');
};
