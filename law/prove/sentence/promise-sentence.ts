import { capitalized, isNum, joinTexts, rewritten, type Text, text, type Value } from '#law/ground';
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
  return said === undefined ? say('promiseSentence.theFormHolds', { form: promise.form }) : capitalized(said);
};

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
    return say('promiseSentence.aCaseOf', { en: eitherOf(this.procedures.map(({ title }) => quoted(title))) });
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
    const [which, cond] = [said.case, said.condition('if')];
    const { standing } = said;
    return say('never.ofItIsNever', { en: which, standing, cond });
  },
  always: (said) => {
    const [which, cond] = [said.case, said.condition('if')];
    const { standing } = said;
    return say('always.ofItIsAlways', { en: which, standing, cond });
  },
  before: (said) => {
    const [which, first, then] = [said.case, said.order(said.body['first']), said.order(said.body['then'])];
    return say('before.inIsNeverGiven', { en: which, then, first });
  },
  'at-most': (said) => {
    const [which, order, times] = [said.case, said.order(said.body['order']), numberOf(said.body['times'])];
    return times === 0 ? say('atMost.inIsNeverGiven', { en: which, order }) : say('atMost.inIsGivenAt', { en: which, order, times });
  },
  separated: (said) => {
    const which = said.case;
    // That the one follows the other is proved, and not the other way round.
    const lines = [...Map.groupBy(pairsOf(said.promise), ([a]) => a)].map(
      ([a, pairs]) => [said.order(a), eitherOf(once(pairs.map(([, b]) => said.order(b))))] as const,
    );
    const span = isForWholeCase(said.promise) ? say('separated.inTheSameCase') : say('separated.inTheSameRound');
    return say('separated.in', {
      en: which,
      lines: joinTexts(
        lines.map(([gave, never]) => say('separated.nobodyWhoGave', { gave, never, span })),
        { en: '; ', zh: '；' },
      ),
    });
  },
  'nobody-in-own-case': ({ case: which }) => say('nobodyInOwnCase.inNoPersonGives', { en: which }),
  'nobody-from-above': (said) => {
    const [which, roles] = [said.case, eitherOf(said.words('role', (name) => nameOf(said.pack, name)))];
    return say('nobodyFromAbove.inNobodyActsAs', { en: which, roles });
  },
  held: (said) => {
    const [which, budget] = [said.case, quoted(nameOf(said.pack, String(said.body['budget'])))];
    const { standing } = said;
    return say('held.holdsWhatItHas', { en: which, standing, budget });
  },
  'may-follow': (said) => {
    const [which, roles] = [said.case, eitherOf(said.words('role', (name) => nameOf(said.pack, name)))];
    const { standing } = said;
    return say('mayFollow.inTheOfficesNobody', {
      roles,
      en: which,
      standing: rewritten(
        standing,
        (written) => written,
        (written) => written && `（${written}）`,
      ),
    });
  },
  'never-reads': (said) => {
    const [which, roles] = [said.case, eitherOf(said.words('role', (name) => nameOf(said.pack, name)))];
    const fact = said.words('fact', (name) => nameOf(said.pack, name))[0];
    const { standing } = said;
    const what = fact === undefined ? which : say('neverReads.of', { fact, en: which });
    return say('neverReads.neverReads', { roles, what, standing, hasStanding: standing.zh !== '' });
  },
  'sealed-until': (said) => {
    const [which, order] = [said.case, said.order(said.body['order'])];
    const names = allOf(said.words('of', (name) => nameOf(said.pack, name)));
    return say('sealedUntil.inNoOfficeReads', { en: which, names, order });
  },
  'every-case-ends': ({ case: which }) => say('everyCaseEnds.fromWhereverStandsAn', { en: which }),
  'challenge-restores': (said) => {
    const which = said.case;
    const closed = allOf(Object.keys(said.body['closed'] ?? {}).map((order) => said.order(order)));
    const but = closed.en === '' ? text('', '') : say('challengeRestores.butForWhatThe', { closed });
    return say('challengeRestores.afterAChallengeOfThatSucceeds', { en: which, but });
  },
  'silence-has-effect': ({ case: which }) => say('silenceHasEffect.whereverWaitsForSomebody', { en: which }),
  within: (said) => {
    const [which, from, to] = [said.case, said.places('from'), said.places('to')];
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
    return say('within.inNoMoreThanPassFrom', { en: which, kept, limit, from, to, hasStill: still !== undefined, still });
  },
  implies: (said) => {
    const [which, given, then] = [said.table, said.condition('if'), said.condition('then')];
    return say('implies.byTheTableWherever', { en: which, given, then });
  },
  monotone: (said) => {
    const which = said.table;
    const inputs = eitherOf(said.words('in', (name) => nameOf(said.pack, name)));
    return say('monotone.inTheTableAll', { en: which, inputs });
  },
};

const numberOf = (value: Value | undefined): number => (value !== undefined && isNum(value) ? Number(value) : 0);
