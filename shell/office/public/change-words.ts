import { capitalized, joinTexts, rewritten, sameValue, type Text, text, type Value } from '#law/ground';
import { type Column, factOf, type Pack, type Register } from '#law/pack';
import { matches, type RegisterQuery, type RowVersion } from '#shell/registers';
import { titleOfName } from '../view/index.ts';
import type { Desk } from './desk.ts';
import { type ProductsNamed, productNamedBy, productsNamed } from './products-named.ts';
import { publicRegister } from './public-registers.ts';
import { columnTitle, inSentence, partColumn, titleOfRow } from './register-columns.ts';
import { tierOf } from './register-rows.ts';
import { struckByWords } from './row-status.ts';
import { say } from './say.ts';
import { anyInWords } from './words.ts';

/** A version of a row, with what stood there before where that is known. */
export interface ChangedRow extends RowVersion {
  readonly statusBefore?: string | null;
  readonly columnsBefore?: Readonly<Record<string, Value>> | null;
  readonly searchBefore?: string | null;
  /** Whether the row has left its register by now, where that is known. */
  readonly isGone?: boolean;
}

/** What a new version is to anyone who follows a part of the register: it came in, changed within, or went out. */
export type Turn = 'entered' | 'changed' | 'left';

/** Nothing where neither the version nor the one before it is found by the search. */
export const turnOf = (query: RegisterQuery, row: ChangedRow): Turn | undefined => {
  const { statusBefore: status = null, columnsBefore: columns, searchBefore: search, shown } = row;
  const before = typeof search === 'string' && columns != null && matches(query, { status, columns, search, shown });
  if (matches(query, row)) return before ? 'changed' : 'entered';
  return before ? 'left' : undefined;
};

export interface Followed {
  readonly turn: Turn;
  /** What is followed, as it is called. */
  readonly what: Text;
}

export interface Change {
  readonly label: Text;
  readonly sentence: Text;
}

/** A new version in a sentence; to anyone who follows a part of the register, also that it came into it or went out. */
export const changeWords = (pack: Pack, register: Register, row: ChangedRow, products: ProductsNamed, followed?: Followed): Change => {
  const { label, sentence } = bareChange(pack, register, row, products);
  // That something is new in the register or struck from it says already whether it is followed.
  if (row.version === 1 || row.status === null) return { label, sentence };
  const turn = followed === undefined ? undefined : turnWords[followed.turn]?.(followed.what);
  const isOther = row.statusBefore === row.status || turn !== undefined;
  const parts = [sentence, isOther ? differencesOf(pack, register, row) : undefined, turn?.sentence].filter((part) => part !== undefined);
  return {
    label: turn?.label ?? label,
    sentence: joinTexts(parts, { en: ' ', zh: '' }),
  };
};

const turnWords: { readonly [turn in Turn]?: (what: Text) => Change } = {
  entered: (what) => ({
    label: say('entered.newlyHere'),
    sentence: say('sentence.itNowBelongsTo', { what }),
  }),
  left: (what) => ({
    label: say('left.noLongerHere'),
    sentence: say('sentence.itNoLongerBelongs', { what }),
  }),
};

const bareChange = (pack: Pack, register: Register, row: ChangedRow, products: ProductsNamed): Change => {
  const title = titleOfChange(pack, register, row, products);
  const tier = tierOf(pack, register, row.columns);
  const graded = partColumn(register, 'risk');
  const asked = graded === undefined ? text('', '') : inSentence(columnTitle(pack, graded));
  // As the register calls the column: `risk: medium`, where another city grades by something else.
  const risk = tier === undefined ? text('', '') : say('bareChange.askedTier', { asked, tier: inSentence(tier.title) });
  const list = say('bareChange.list', { title: register.title });
  if (row.status === null) {
    const order = row.struckBy === null || row.struckBy === '' ? undefined : struckByWords(pack, register, row.struckBy);
    return {
      label: say('bareChange.leftTheRegister'),
      sentence: say('changeWords.bareChange.leftTheRegister', { title, list, hasOrder: order !== undefined, order }),
    };
  }
  const status = titleOfName(pack, row.status);
  const state = capitalized(status);
  if (row.version === 1)
    return {
      label: state,
      sentence: say('bareChange.enteredTheRegister', { title, list, risk }),
    };
  if (row.statusBefore !== undefined && row.statusBefore !== row.status) {
    return { label: state, sentence: say('bareChange.isNow', { title, status, risk }) };
  }
  return {
    label: say('bareChange.entryChanged'),
    sentence: say('bareChange.theEntryOfChanged', { title, risk }),
  };
};

/** A row that is about a product is called by the product's name. */
export const titleOfChange = (pack: Pack, register: Register, row: ChangedRow, products: ProductsNamed): Text =>
  productNamedBy(pack, { register, row }, products)?.title ?? titleOfRow(register, row);

/** Longer than this, a value is not told from … to, only that it is another. */
const short = 40;

/** Which columns read otherwise than before: short ones from what to what. Nothing where what stood before is not known. */
const differencesOf = (pack: Pack, register: Register, { columns, columnsBefore }: ChangedRow): Text | undefined => {
  if (columnsBefore == null) return undefined;
  const told = register.columns.flatMap((column) => {
    const [before, after] = [columnsBefore[column.name] ?? null, columns[column.name] ?? null];
    return sameValue(before, after) ? [] : [difference(pack, column, before, after)];
  });
  if (told.length === 0) return undefined;
  return say('differencesOf.whatChanged', { told: joinTexts(told, { en: '; ', zh: '；' }) });
};

const difference = (pack: Pack, column: Column, before: Value, after: Value): Text => {
  const asked = columnTitle(pack, column);
  const title = rewritten(
    inSentence(asked),
    (written) => written.replace(/[?.]$/, ''),
    (written) => written.replace(/[？?。]$/, ''),
  );
  const [from, to] = [before, after].map((value) => anyInWords(pack, value, factOf(pack, column)));
  if ([from!, to!].some(({ en, zh }) => Math.max(en.length, zh.length) > short)) return title;
  if (before === null) return say('difference.nowEntered', { title, to: to! });
  if (after === null) return say('difference.noLongerEnteredWas', { title, from: from! });
  return say('difference.fromTo', { title, from: from!, to: to! });
};

export const productsOf = (desk: Pick<Desk, 'keeper'>, pack: Pack, rows: readonly ChangedRow[]): Promise<ProductsNamed> =>
  productsNamed(
    desk,
    pack,
    rows.flatMap((row) => {
      const register = publicRegister(pack, row.register);
      return register === undefined ? [] : [{ register, row }];
    }),
  );
