import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { printJson, type Text } from '#law/ground';
import { checkReceipt, type Json, readJson, readLaw, textDigest } from '#law/second';
import { type PackFiles, readPackFolder, receiptAt, sha256 } from '#shell/office';
import { type Command, type Gives, optional, WrongUsage } from './command.ts';
import { openOffice } from './open.ts';
import { packFilesAt, readText } from './read.ts';
import { say } from './say.ts';
import { withOffice } from './store-commands.ts';

export const receiptCommands: Readonly<Record<string, Command>> = {
  receipt: {
    usage: 'receipt CASE SEQ',
    summary: 'The receipt of a decision: what it rests on, what it read, which rows fired, and the arithmetic.',
    more: [
      'Of personal facts it has the commitments alone. Everything else is opened, so anyone who gets the file reads what the office reads.',
    ],
    example: 'ordinance receipt SQPG-2026-0001 4 --json > receipt.json',
    counts: [2, 2],
    run: ({ args }) => {
      const [number, place] = args as [string, string];
      const seq = Number(place);
      if (!Number.isInteger(seq) || seq < 1) throw new WrongUsage(`${place} is no number of an event, as 4`);
      return withOffice(async ({ keeper, store }): Promise<Gives> => {
        const [row] = (await store.cases({ number, limit: 1 })).rows;
        const made = await receiptAt(keeper, row?.case ?? number, seq);
        if (made === undefined) return noReceipt(number, seq);
        return { exit: 0, json: made.receipt, text: printJson(made.receipt, 2) };
      });
    },
  },
  'receipt check': {
    usage: 'receipt check FILE',
    summary: 'Decides a receipt a second time, from the text of the law alone and by an evaluator that shares nothing with the engine.',
    more: ['The text is looked for by its digest: in --pack, beside the program, and in the store.'],
    example: 'ordinance receipt check receipt.json --pack packs/shenzhen --json',
    counts: [1, 1],
    takes: { pack: 'the folder of the text that it names' },
    run: async (called) => {
      const receipt = receiptIn(readText(called.args[0]!));
      const wanted = digestIn(receipt);
      const named = optional(called, 'pack');
      const files = named === undefined ? await filesOf(wanted) : packFilesAt(named);
      if (files === undefined) return refused(`the text ${wanted ?? 'that it rests on'} is not at hand: name its folder with --pack`);
      const { ok, why, unopened } = checkReceipt(receipt, readLaw(files), textDigest(files, sha256), sha256);
      if (!ok) return refused(why!);
      const lines = say('run.theSecondEvaluatorDecides', { count: unopened.length, unopened: unopened.length === 0 ? '' : unopened });
      return { exit: 0, json: { ok, ...(unopened.length === 0 ? {} : { unopened }) }, text: lines };
    },
  },
};

const noReceipt = (number: string, seq: number): Gives => {
  const why = say('noReceipt.noDecisionIsKnown', { seq, number });
  return { exit: 1, json: { ok: false, why: why.en }, text: why };
};

const refused = (why: string): Gives => {
  const said: Text = say('refused.theReceiptDoesNot', { why });
  return { exit: 1, json: { ok: false, why }, text: said };
};

/** The receipt itself, or the file of the API around it. */
const receiptIn = (source: string): Json => {
  try {
    const read = readJson(source);
    return typeof read === 'object' && read !== null && 'receipt' in read ? (read as { readonly receipt: Json }).receipt : read;
  } catch (error) {
    throw new WrongUsage(`this is no JSON: ${(error as Error).message}`);
  }
};

const digestIn = (receipt: Json): string | undefined => {
  const law = memberOf(memberOf(receipt, 'decision'), 'law');
  const digest = memberOf(law, 'digest');
  return typeof digest === 'string' ? digest : undefined;
};

const memberOf = (value: Json | undefined, key: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [key: string]: Json })[key] : undefined;

const packsHere = join(import.meta.dirname, '../../packs');

const filesOf = async (digest: string | undefined): Promise<PackFiles | undefined> => {
  if (digest === undefined) return undefined;
  for (const { name } of readdirSync(packsHere, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const files = readPackFolder(join(packsHere, name));
    if (textDigest(files, sha256) === digest) return files;
  }
  const office = await openOffice();
  try {
    return office.shelf.files(digest);
  } finally {
    await office.close();
  }
};
