import { createHash } from 'node:crypto';
import type { CaseView } from '#contract';
import { dayInWords } from '#law/case';
import { canonicalJson } from '#law/ground';
import { maySeeFact, type Seen } from './look.ts';
import { say } from './say.ts';

/**
 * The commitment that the party signed, as one line: the day and a digest, for anyone who may read its sentences. The digest is SHA-256 over the
 * canonical JSON of case number, order, each sentence in both languages and its answer: anybody who has the case can compute it again, and a
 * changed model or answer shows.
 */
export const signedCells = (seen: Seen): CaseView['glance'] => {
  const { file, pack, procedure } = seen;
  const { commitment } = procedure;
  const form = pack.forms[commitment?.model ?? ''];
  const given = file.events.findLast((event) => event.type === 'orderGiven' && event.order === commitment?.commit);
  if (form === undefined || given?.type !== 'orderGiven') return [];
  const sentences = form.sections.flatMap(({ facts }) => facts);
  if (!sentences.every(maySeeFact(seen))) return [];
  const signed = {
    case: file.opened.number,
    order: given.order,
    sentences: sentences.map((fact) => ({ fact, says: pack.facts[fact]!.title, answer: given.facts[fact] ?? null })),
  };
  const digest = createHash('sha256').update(canonicalJson(signed), 'utf8').digest('hex');
  const on = dayInWords((given.countsFrom ?? given.happened.slice(0, 10)) as Parameters<typeof dayInWords>[0]);
  return [
    {
      name: form.name,
      title: form.title,
      value: `sha256:${digest}`,
      words: say('signedCells.signedSha', { on, digest: digest.slice(0, 16) }),
    },
  ];
};
