import type { Text } from '#law/ground';
import type { Pack, Register } from '#law/pack';
import { type RegisterRow, registerFacets } from '#shell/registers';
import { firstMark, rowHref, same } from '../../view/index.ts';
import { registerAddress } from '../addresses.ts';
import type { Desk } from '../desk.ts';
import { publicRegisters } from '../public-registers.ts';
import { partName, sentenceOfRow, titleOfRow } from '../register-columns.ts';
import { rowStatus } from '../row-status.ts';
import type { Found, Hit } from './findables.ts';
import { rowsBySound } from './row-names.ts';
import { say } from './say.ts';
import { spelled } from './spelling.ts';
import type { Terms } from './terms.ts';

/** Rows of one register that are shown; how many more there are is counted. */
const few = 8;

/** Rows of all public registers, and the companies behind them. */
export const searchRegisters = async (
  desk: Desk,
  pack: Pack,
  terms: Terms,
): Promise<{ readonly found: readonly Found[]; readonly beyond: number }> => {
  const parts = await Promise.all(publicRegisters(pack).map((register) => searchRegister(desk, pack, register, terms)));
  return { found: parts.flatMap(({ found }) => found), beyond: parts.reduce((sum, { beyond }) => sum + beyond, 0) };
};

const searchRegister = async (
  desk: Desk,
  pack: Pack,
  register: Register,
  terms: Terms,
): Promise<{ readonly found: readonly Found[]; readonly beyond: number }> => {
  const { rows, beyond, fit } = await rowsFor(desk, register, terms);
  const subjects = register.views.product !== undefined;
  const hits = rows.map((row): Found => {
    const title = titleOfRow(register, row);
    const sentence = sentenceOfRow(pack, register, row.columns);
    const line = say('searchRegister.registerTitle', { register: register.title, title });
    const hit: Hit = {
      kind: subjects ? 'product' : 'register',
      title: subjects ? title : line,
      ...(sentence === undefined ? {} : { sentence }),
      href: rowHref(pack, register.name, row.number),
      number: row.number,
      ...firstMark(pack, register),
    };
    return {
      hit,
      fit: row.number.toLowerCase() === terms.whole ? 6 : Math.max(fit, fitOf(terms, title)),
      ...(!subjects && { about: { subject: title, line: lineOf(pack, register, row) } }),
    };
  });
  return { found: [...hits, ...makersOf(pack, register, rows, terms)], beyond };
};

/** `AI certificates: in force` */
const lineOf = (pack: Pack, register: Register, row: RegisterRow): Text => {
  const status = rowStatus(pack, register, row.status).title;
  return say('lineOf.registerStatus', { register: register.title, status });
};

interface Rows {
  readonly rows: readonly RegisterRow[];
  readonly beyond: number;
  readonly fit: number;
}

/** As typed; in simplified characters; in words that mean the same; and names of products by their sound or past a slip of the keys. */
const rowsFor = async (desk: Desk, register: Register, terms: Terms): Promise<Rows> => {
  const { store } = desk.keeper;
  const typed = [...new Set([terms.typed, terms.whole, terms.asked])];
  const ways = [...typed.map((words) => ({ words, fit: 2.4 })), ...terms.phrases.slice(0, few / 2).map((words) => ({ words, fit: 1.8 }))];
  for (const { words, fit } of ways) {
    const query = { register: register.name, text: words, struck: 'both', limit: few } as const;
    const { rows, next } = await store.registerRows(query);
    if (rows.length === 0) continue;
    const total = next === undefined ? rows.length : (await registerFacets(store.database, query, [])).total;
    return { rows, beyond: total - rows.length, fit };
  }
  const rows = register.views.product === undefined ? [] : await rowsBySound(desk, register, terms);
  return { rows: rows.slice(0, few), beyond: 0, fit: 1.9 };
};

const makersOf = (pack: Pack, register: Register, rows: readonly RegisterRow[], terms: Terms): readonly Found[] => {
  const maker = register.views.product === undefined ? undefined : partName(register, 'maker');
  const companies = new Set(
    rows.flatMap(({ columns }) => {
      const name = columns[maker ?? ''];
      return typeof name === 'string' ? [name] : [];
    }),
  );
  return [...companies].flatMap((name): Found[] => {
    const fit = fitOf(terms, same(name));
    const href = `${registerAddress(pack, register.name)}?where=${encodeURIComponent(`${maker}:${name}`)}`;
    return fit === 0 ? [] : [{ hit: { kind: 'company', title: same(name), href }, fit }];
  });
};

/** How well a name fits: 5 where it is what was typed, 3.5 where it begins so, 2.5 where it has the words. */
const fitOf = ({ whole }: Terms, title: Text): number => {
  const titles = [spelled(title.en), spelled(title.zh)];
  if (titles.includes(whole)) return 5;
  if (titles.some((each) => each.startsWith(whole))) return 3.5;
  return whole.split(' ').every((word) => titles.some((each) => each.includes(word))) ? 2.5 : 0;
};
