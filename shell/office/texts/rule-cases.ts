import { type TextRule, type TextsPage, textLimits } from '#contract';
import type { CaseFile } from '#law/case';
import { type Text, text } from '#law/ground';
import { inline } from '#shell/db';
import type { Desk } from '../cases/desk.ts';
import { lookAtEach } from '../cases/look.ts';
import { digestOf } from '../shelf.ts';
import { fileKept, stayTitle } from '../view/index.ts';
import { readZip } from './read-zip.ts';
import { say } from './say.ts';
import { adoptedStays } from './who-may.ts';

/** A change of a rule that was adopted, with the digests under which its draft may be known. */
export interface RuleCase {
  readonly case: string;
  readonly number: string;
  readonly title: Text;
  readonly status: Text;
  /** Of every file of the draft: the file's own, and the text's where it is a zipped pack. */
  readonly digests: readonly string[];
  /** Its vacatio legis, if one runs: the day on which it takes effect. */
  readonly open: boolean;
}

const candidates = inline(
  `select case_id as "case" from docket where (procedure, state) in (select * from unnest($1::text[], $2::text[])) order by number desc limit 40`,
);
const storedAs = inline('select stored from attachment where digest = $1 order by kept_at desc limit 1');

/** The changes of rules that stand adopted or in force, the newest first. */
export const ruleCases = async (desk: Desk): Promise<readonly RuleCase[]> => {
  const places = desk.keeper.shelf
    .versions()
    .flatMap(({ pack }) => Object.values(pack.procedures))
    .filter(({ kind }) => kind === 'rule')
    .flatMap((procedure) => [...adoptedStays(procedure)].map((stay) => `${procedure.name} ${stay}`));
  const pairs = [...new Set(places)].map((place) => place.split(' ') as [string, string]);
  const rows = await desk.keeper.store.database.query<{ case: string }>(candidates, [
    pairs.map(([name]) => name),
    pairs.map(([, stay]) => stay),
  ]);
  const ids = rows.map((row) => row.case);
  const read = await lookAtEach(desk, ids, ({ files, world }, id) => {
    const file = files.get(id)!;
    const pack = world.packOf(file.digest).pack;
    const procedure = pack.procedures[file.opened.procedure];
    return {
      case: id,
      number: file.opened.number,
      title: titleOf(file, procedure?.title ?? text(file.opened.procedure, file.opened.procedure)),
      status: stayTitle(pack, procedure, file.state),
      files: Object.values(file.facts).flatMap((value) => fileKept(value)?.digest ?? []),
      open: procedure?.endings[file.state] === undefined,
    };
  });
  return Promise.all(
    ids.flatMap((id) => {
      const found = read.get(id);
      return found === undefined ? [] : [withDigests(desk, found)];
    }),
  );
};

/** By the fact that names it in both languages, if there is one: what a rule is called, anyone who drafts it says. */
const titleOf = ({ facts }: CaseFile, otherwise: Text): Text => {
  const named = Object.values(facts).find(
    (value): value is { readonly en: string; readonly zh: string } =>
      typeof value === 'object' &&
      value !== null &&
      'en' in value &&
      'zh' in value &&
      typeof value.en === 'string' &&
      typeof value.zh === 'string',
  );
  return named === undefined ? otherwise : named;
};

const withDigests = async (
  desk: Desk,
  { files, ...found }: Omit<RuleCase, 'digests'> & { readonly files: readonly string[] },
): Promise<RuleCase> => {
  const digests = await Promise.all(files.map(async (file) => [file.replace(/^sha256:/, ''), ...(await textIn(desk, file))]));
  return { ...found, digests: digests.flat() };
};

/** The digest of the text in a zipped draft; nothing where the draft is something else. */
const textIn = async ({ keeper }: Desk, file: string): Promise<readonly string[]> => {
  const known = inDraft.get(file);
  if (known !== undefined) return known;
  const [kept] = await keeper.store.database.query<{ stored: string }>(storedAs, [file]);
  const bytes = kept === undefined ? undefined : await keeper.store.blobs.get(kept.stored, { sealed: true });
  // Read no further than a text may weigh.
  const files = bytes === undefined || bytes === 'erased' || bytes.length > textLimits.zipBytes ? undefined : readZip(bytes);
  const digest = files?.ok === true ? [digestOf(files.value)] : [];
  if (inDraft.size > 200) inDraft.clear();
  inDraft.set(file, digest);
  return digest;
};

const inDraft = new Map<string, readonly string[]>();

/** The change of a rule that a text carries out: the one named, else the one whose draft it is. */
export const ruleOf = (rules: readonly RuleCase[], digests: readonly string[], named?: string): TextRule | undefined => {
  const isSame = (rule: RuleCase): boolean => rule.digests.some((digest) => digests.includes(digest));
  const rule = rules.find((one) => (named === undefined ? isSame(one) : one.number === named || one.case === named));
  if (rule === undefined) return undefined;
  const same = isSame(rule);
  return {
    case: rule.case,
    number: rule.number,
    title: rule.title,
    status: rule.status,
    same,
    words: ruleWords(rule.number, same, rule.digests.length > 0),
  };
};

const ruleWords = (number: string, same: boolean, hasDraft: boolean): Text =>
  same
    ? say('ruleWords.thisIsTheText', { number })
    : hasDraft
      ? say('ruleWords.thisIsNotThe', { number })
      : say('ruleWords.wasAdoptedWithoutA', { number });

export const rulesListed = (rules: readonly RuleCase[]): TextsPage['rules'] =>
  rules.map(({ case: id, number, title, status }) => ({ case: id, number, title, status }));
