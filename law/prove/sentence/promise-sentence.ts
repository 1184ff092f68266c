import { isNum, type Text, text, type Value } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { wordsIn } from '../paths/answer.ts';
import { bodyOf, isForWholeCase, namedProcedures, pairsOf } from '../paths/whole.ts';
import { limitInWords } from '../within/durations.ts';
import { conditionInWords } from './condition.ts';
import { allOf, eitherOf, nameOf, once, orderName, placeName, quoted } from './names.ts';
import { say } from './say.ts';

/**
 * What a promise says, made from its form: no more and no less than what is proved. A person reads this sentence first; what the pack says of it
 * in words of its own stands below.
 */
export const promiseSentence = (pack: Pack, promise: PromiseMade): Text => {
  const said = sentences[promise.form]?.(new Said(pack, promise));
  return said === undefined ? say('promiseSentence.theFormHolds', { form: promise.form }) : capital(said);
};

const capital = (words: Text): Text => text(words.en.slice(0, 1).toUpperCase() + words.en.slice(1), words.zh);

/** A promise with the words that its names have. */
class Said {
  readonly pack: Pack;
  readonly promise: PromiseMade;
  readonly procedures: readonly Procedure[];
  readonly body: Readonly<Record<string, Value>>;

  constructor(pack: Pack, promise: PromiseMade) {
    this.pack = pack;
    this.promise = promise;
    this.procedures = namedProcedures(pack, promise);
    this.body = bodyOf(promise);
  }

  /** `a case of “trial first”`, or of any procedure. */
  get case(): Text {
    if (wordsIn(this.body['procedure']).includes('all')) return say('promiseSentence.aCaseOfAny');
    const { en, zh } = eitherOf(this.procedures.map(({ title }) => quoted(title)));
    return say('promiseSentence.aCaseOf', { en: { en: en, zh: zh } });
  }

  words(key: string, name: (name: string) => Text): readonly Text[] {
    return wordsIn(this.body[key]).map((each) => quoted(name(each)));
  }

  places(key: string): Text {
    return eitherOf(this.words(key, (name) => placeName(this.pack, this.procedures, name)));
  }

  /** ` while it stands in “x”`, or nothing where every state is meant. */
  get standing(): Text {
    const places = this.places('state');
    return places.en === '' ? text('', '') : say('promiseSentence.thatStandsIn', { places });
  }

  order(name: Value | undefined): Text {
    return quoted(orderName(this.pack, this.procedures, String(name)));
  }

  condition(key: string): Text {
    const formula = this.promise.formulas[key];
    const about = { pack: this.pack, procedures: this.procedures, source: formula?.source ?? '' };
    return formula === undefined ? text('`?`', '`?`') : conditionInWords(formula.ast, about);
  }

  get table(): Text {
    const name = String(this.body['table']);
    return quoted(this.pack.tables[name]?.title ?? nameOf(this.pack, name));
  }
}

const sentences: Readonly<Record<string, (said: Said) => Text>> = {
  never: (said) => {
    const [{ en, zh }, cond] = [said.case, said.condition('if')];
    const { standing } = said;
    return say('never.ofItIsNever', { en: { en: en, zh: zh }, standing, cond });
  },
  always: (said) => {
    const [{ en, zh }, cond] = [said.case, said.condition('if')];
    const { standing } = said;
    return say('always.ofItIsAlways', { en: { en: en, zh: zh }, standing, cond });
  },
  before: (said) => {
    const [{ en, zh }, first, then] = [said.case, said.order(said.body['first']), said.order(said.body['then'])];
    return say('before.inIsNeverGiven', { en: { en: en, zh: zh }, then, first });
  },
  'at-most': (said) => {
    const [{ en, zh }, order, times] = [said.case, said.order(said.body['order']), numberOf(said.body['times'])];
    return times === 0
      ? say('atMost.inIsNeverGiven', { en: { en: en, zh: zh }, order })
      : say('atMost.inIsGivenAt', { en: { en: en, zh: zh }, order, times });
  },
  separated: (said) => {
    const { en, zh } = said.case;
    // That the one follows the other is proved, and not the other way round.
    const lines = [...Map.groupBy(pairsOf(said.promise), ([a]) => a)].map(
      ([a, pairs]) => [said.order(a), eitherOf(once(pairs.map(([, b]) => said.order(b))))] as const,
    );
    const span = isForWholeCase(said.promise) ? say('separated.inTheSameCase') : say('separated.inTheSameRound');
    return say('separated.in', {
      en: { en: en, zh: zh },
      lines: {
        en: lines.map(([a, b]) => `nobody who gave ${a.en} gives ${b.en} after it ${span.en}`).join('; '),
        zh: lines.map(([a, b]) => `作出${a.zh}的人员${span.zh}不会随后作出${b.zh}`).join('；'),
      },
    });
  },
  'nobody-in-own-case': ({ case: { en, zh } }) => say('nobodyInOwnCase.inNoPersonGives', { en: { en: en, zh: zh } }),
  'nobody-from-above': (said) => {
    const [{ en, zh }, roles] = [said.case, eitherOf(said.words('role', (name) => nameOf(said.pack, name)))];
    return say('nobodyFromAbove.inNobodyActsAs', { en: { en: en, zh: zh }, roles });
  },
  held: (said) => {
    const [{ en, zh }, budget] = [said.case, quoted(nameOf(said.pack, String(said.body['budget'])))];
    const { standing } = said;
    return say('held.holdsWhatItHas', { en: { en: en, zh: zh }, standing, budget });
  },
  'may-follow': (said) => {
    const [{ en, zh }, roles] = [said.case, eitherOf(said.words('role', (name) => nameOf(said.pack, name)))];
    const { standing } = said;
    return say('mayFollow.inTheOfficesNobody', {
      roles,
      en: { en: en, zh: zh },
      standing: { en: standing.en, zh: standing.zh && `（${standing.zh}）` },
    });
  },
  'never-reads': (said) => {
    const [{ en, zh }, roles] = [said.case, eitherOf(said.words('role', (name) => nameOf(said.pack, name)))];
    const fact = said.words('fact', (name) => nameOf(said.pack, name))[0];
    const { standing } = said;
    const what = fact === undefined ? text(en, zh) : say('neverReads.of', { fact, en: { en: en, zh: zh } });
    return say('neverReads.neverReads', { roles, what, standing, hasStanding: standing.zh !== '' });
  },
  'sealed-until': (said) => {
    const [{ en, zh }, order] = [said.case, said.order(said.body['order'])];
    const names = allOf(said.words('of', (name) => nameOf(said.pack, name)));
    return say('sealedUntil.inNoOfficeReads', { en: { en: en, zh: zh }, names, order });
  },
  'every-case-ends': ({ case: { en, zh } }) => say('everyCaseEnds.fromWhereverStandsAn', { en: { en: en, zh: zh } }),
  'challenge-restores': (said) => {
    const { en, zh } = said.case;
    const closed = allOf(Object.keys(said.body['closed'] ?? {}).map((order) => said.order(order)));
    const but = closed.en === '' ? text('', '') : say('challengeRestores.butForWhatThe', { closed });
    return say('challengeRestores.afterAChallengeOfThatSucceeds', { en: { en: en, zh: zh }, but });
  },
  'silence-has-effect': ({ case: { en, zh } }) => say('silenceHasEffect.whereverWaitsForSomebody', { en: { en: en, zh: zh } }),
  within: (said) => {
    const [{ en, zh }, from, to] = [said.case, said.places('from'), said.places('to')];
    const limit = limitInWords(String(said.body['limit']));
    const still = said.words('not-counting', (name) => nameOf(said.pack, name))[0];
    // Without this the number would be said of an office that is late, too.
    const assuming = wordsIn(said.body['assuming']);
    const kept = assuming.includes('office-in-time')
      ? assuming.includes('parties-in-time')
        ? say('within.whereOfficeAndParties')
        : say('within.whereTheOfficeKeeps')
      : assuming.includes('parties-in-time')
        ? say('within.whereThePartiesKeep')
        : text('', '');
    return say('within.inNoMoreThanPassFrom', { en: { en: en, zh: zh }, kept, limit, from, to, hasStill: still !== undefined, still });
  },
  implies: (said) => {
    const [{ en, zh }, given, then] = [said.table, said.condition('if'), said.condition('then')];
    return say('implies.byTheTableWherever', { en: { en: en, zh: zh }, given, then });
  },
  monotone: (said) => {
    const { en, zh } = said.table;
    const inputs = eitherOf(said.words('in', (name) => nameOf(said.pack, name)));
    return say('monotone.inTheTableAll', { en: { en: en, zh: zh }, inputs });
  },
};

const numberOf = (value: Value | undefined): number => (value !== undefined && isNum(value) ? Number(value) : 0);
